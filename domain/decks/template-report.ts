/** A slide's width to its height, where it is one that is known. */
export const TEMPLATE_RATIOS = ['16:9', '16:10', '4:3', 'other'] as const;

/** What becomes of a template's first slide as cover: taken, there but not to be used, or there is none. */
export const COVER_SLIDES = ['taken', 'left', 'none'] as const;

/** A place on a page, as shares of its width and height: 0 … 1. */
export interface DetectedPlaceholder {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A layout that pages are put on, with the places that were found in it. */
export interface DetectedLayout {
  name: string;
  title: DetectedPlaceholder | null;
  body: DetectedPlaceholder | null;
  /** Data to, moment of export, number: those of them that the layout has. */
  foot: DetectedPlaceholder[];
}

/** What a template contains, shown to the uploader before the first deck is made with it. */
export interface TemplateReport {
  ratio: (typeof TEMPLATE_RATIOS)[number];
  /** Of a slide, in centimetres. */
  width: number;
  height: number;
  /** Name that the theme gives itself. */
  theme: string;
  /** `RRGGBB`: two for text and two for backgrounds, then the six accents; those that are colours. */
  colors: string[];
  /** Of headings and of text, Latin first, then Chinese where the theme names one. */
  fonts: { heading: string[]; text: string[] };
  /** The pages' background; null if it is a picture or cannot be determined. */
  ground: string | null;
  dark: boolean;
  /** Layouts of the master, used or not. */
  layouts: number;
  /** The file's first slide as cover: taken, there but not to be used, or there is no slide. */
  coverSlide: (typeof COVER_SLIDES)[number];
  cover: DetectedLayout;
  page: DetectedLayout;
  text: DetectedLayout;
  /** Points of a page's title. */
  titleSize: number;
}
