import type { Month } from '../model.ts';

/**
 * A deck as a plain description: what is shown, in which order; never how it looks and never a number. The screen,
 * the slides and the print are three renderings of it (see `pages/page-contents.ts`). It is JSON through and through, so
 * that it can be saved, linked to and sent.
 */
export interface Deck {
  /** May name the month by a word that is filled in; see `period-words.ts`. So may titles and remarks of pages. */
  title: string;
  /** The meeting's data month; null is the latest there is. */
  period: Month | null;
  pages: Page[];
}

export const PAGE_KINDS = [
  'cover',
  'overall',
  'category',
  'indicator',
  'park',
  'department',
  'matrix',
  'shortfalls',
  'ranking',
  'text',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** What a ranking page ranks by: completion (growth where there is none), pull in points, growth in the league. */
export const MEASURES = ['completion', 'pull', 'league'] as const;
export type Measure = (typeof MEASURES)[number];

interface PageBase {
  /** Instead of the page's own title. */
  title?: string;
  /** Said under the content, in the office's own words. */
  remark?: string;
}

export interface CoverPage extends PageBase {
  kind: 'cover';
  /** Second line: the meeting, its place. */
  subtitle?: string;
  /** The presenting organisation; the zone's name where none is given. */
  author?: string;
}

/** The sentence, the lights counted, the worst rows. `entity` is the zone where none is given, here and below. */
export interface OverallPage extends PageBase {
  kind: 'overall';
  entity?: string;
}

export interface CategoryPage extends PageBase {
  kind: 'category';
  category: string;
  entity?: string;
}

export interface IndicatorPage extends PageBase {
  kind: 'indicator';
  indicator: string;
  entity?: string;
}

export interface ParkPage extends PageBase {
  kind: 'park';
  entity: string;
}

export interface DepartmentPage extends PageBase {
  kind: 'department';
  department: string;
}

export interface MatrixPage extends PageBase {
  kind: 'matrix';
  category?: string;
}

export interface ShortfallsPage extends PageBase {
  kind: 'shortfalls';
  entity?: string;
  department?: string;
  /** Only those that are far behind. */
  light?: 'red';
}

export interface RankingPage extends PageBase {
  kind: 'ranking';
  indicator: string;
  entity?: string;
  measure?: Measure;
}

/** A page of the office's own words; one paragraph a line. */
export interface TextPage extends PageBase {
  kind: 'text';
  title: string;
  text: string;
}

export type Page =
  | CoverPage
  | OverallPage
  | CategoryPage
  | IndicatorPage
  | ParkPage
  | DepartmentPage
  | MatrixPage
  | ShortfallsPage
  | RankingPage
  | TextPage;

/** Bounds within which a deck stays a deck: what a composer allows and what a server takes. */
export const DECK_LIMITS = { pages: 120, title: 80, remark: 300, text: 2000, code: 64 } as const;
