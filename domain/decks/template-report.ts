/** A slide's width to its height, where it is one that is known. */
export const TEMPLATE_RATIOS = ['16:9', '16:10', '4:3', 'other'] as const;

/** What becomes of a template's first slide as cover: taken, there but not to be used, or there is none. */
export const COVER_SLIDES = ['taken', 'left', 'none'] as const;

/** A place on a page, as shares of its width and height: 0 … 1. */
export interface ToldPlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A layout that pages are put on, with the places that were found in it. */
export interface ToldLayout {
  name: string;
  title: ToldPlace | null;
  body: ToldPlace | null;
  /** Data to, moment of export, number: those of them that the layout has. */
  foot: ToldPlace[];
}

/** What a template contains, shown to the uploader before the first deck is made with it. */
export interface TemplateTelling {
  ratio: (typeof TEMPLATE_RATIOS)[number];
  /** Of a slide, in centimetres. */
  width: number;
  height: number;
  /** Name that the theme gives itself. */
  theme: string;
  /** `RRGGBB`: two for text and ground each, then the six accents; those that are colours. */
  colors: string[];
  /** Of headings and of text, Latin first, then Chinese where the theme names one. */
  fonts: { heading: string[]; text: string[] };
  /** Of the pages' ground; null where a picture or nothing known is there. */
  ground: string | null;
  dark: boolean;
  /** Layouts of the master, used or not. */
  layouts: number;
  /** The file's first slide as cover: taken, there but not to be used, or there is no slide. */
  coverSlide: (typeof COVER_SLIDES)[number];
  cover: ToldLayout;
  page: ToldLayout;
  text: ToldLayout;
  /** Points of a page's title. */
  titleSize: number;
}
