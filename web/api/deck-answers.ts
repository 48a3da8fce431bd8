import type { Text } from '../../domain/model.ts';

/** What the API answers of exports, refills and the unit's template. */
export const EXPORTS = '/api/exports';
export const REFILLS = '/api/refills';
export const DECK_TEMPLATE = '/api/deck-template';

/** How far an export is, as the server says it. */
export interface ExportJob {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Exports that come first while it waits. */
  ahead: number;
  done: number;
  total: number;
  /** Of the file, once it is there. */
  name: string | null;
  size: number | null;
  failure: Text | null;
  refill: RefillReport | null;
}

export interface RefillReport {
  filled: RefillNote[];
  missed: RefillNote[];
}

/** What became of one shape of a deck. */
export interface RefillNote {
  slide: number;
  /** The shape's name, where it is not one of ours. */
  shape: string;
  role: 'title' | 'sentence' | 'table' | 'chart' | 'tiles' | 'notes' | null;
  /** Title of the page that the shape shows. */
  title: Text | null;
  message: Text;
}

export interface DeckTemplateAnswer {
  template: DeckTemplate | null;
}

export interface DeckTemplate {
  name: string;
  size: number;
  at: string;
  by: string;
  telling: TemplateTelling;
}

/** What was understood of a template. */
export interface TemplateTelling {
  ratio: '16:9' | '16:10' | '4:3' | 'other';
  /** Centimetres. */
  width: number;
  height: number;
  theme: string;
  /** `RRGGBB`. */
  colors: string[];
  fonts: { heading: string[]; text: string[] };
  ground: string | null;
  dark: boolean;
  layouts: number;
  coverSlide: 'taken' | 'left' | 'none';
  cover: ToldLayout;
  page: ToldLayout;
  text: ToldLayout;
  titleSize: number;
}

export interface ToldLayout {
  name: string;
  title: ToldPlace | null;
  body: ToldPlace | null;
  foot: ToldPlace[];
}

/** Shares of the slide's width and height, 0…1. */
export interface ToldPlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the file of an export is. */
export const exportFile = ({ id }: ExportJob) => `${EXPORTS}/${id}/file`;
