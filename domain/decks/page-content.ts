import type { Figure } from '../figures/figure.ts';
import type { Figures } from '../figures/figures.ts';
import { entityText } from '../format.ts';
import type { Catalog, Entity, Indicator, Month, Text } from '../model.ts';
import type { Light, ProgressRow } from '../progress/progress-row.ts';
import type { Page, PageKind } from './deck.ts';
import type { DeckTable } from './deck-table.ts';

/** What `/api/figures` answers: the charts with the row behind them and the sentence that says it. */
export interface DeckFigures extends Figures {
  sentence: Text;
}

/** All that pages are made from, as of one moment. Handed in; nothing here reads a clock or a database. */
export interface DeckSource {
  catalog: Catalog;
  period: Month;
  /** Every row at `period`, of every entity that pages may ask for. */
  rows: readonly ProgressRow[];
  /** The charts of one indicator of one entity; see `figuresNeeded` for which ones a page looks up. */
  figures(indicator: string, entity: string): DeckFigures | undefined;
  revision: number;
  /** The figures are fictional. */
  demonstration: boolean;
  /** ISO moment in UTC; shown in Asia/Shanghai. */
  exportedAt: string;
}

/** One headline number, already as it reads. */
export interface Tile {
  id: string;
  name: Text;
  value: Text;
  unit: Text | null;
  note: Text | null;
  light: Light | null;
}

/**
 * The content of a page before it is drawn; screen, slides and print render it. Plain JSON with unrounded numbers. A page
 * with a long table becomes several of these.
 */
export interface PageContent {
  /** Which page of the deck it came from, counted from 1. */
  page: number;
  kind: PageKind;
  /** Which figures it shows, whatever the month; see `pageKey`. */
  identity: string;
  title: Text;
  /** The title is the office's own words, so it does not follow the month and is the same in both languages. */
  ownTitle: boolean;
  /** Of a page that goes on: this part, and how many there are. */
  part: { number: number; of: number } | null;
  sentence: Text | null;
  tiles: Tile[];
  /** Charts of their own; charts that line up with a table's rows belong to the table. */
  figures: Figure[];
  tables: DeckTable[];
  paragraphs: string[];
  remark: string | null;
  /** What the marks on the page mean. */
  key: Text | null;
  /** What the presenter says, and the sources. */
  notes: Text;
  /** `demonstration`: the figures are fictional, and every page says so. */
  asOf: { period: Month; revision: number; demonstration: boolean };
  exportedAt: string;
}

/** What the resolver of one kind of page gives; the rest is the same for all. */
export type PageBody = Pick<PageContent, 'title'> &
  Partial<Pick<PageContent, 'sentence' | 'tiles' | 'figures' | 'tables' | 'paragraphs' | 'key' | 'notes'>>;

/** Which figures a page needs, so that their observations can be read beforehand. */
export function figuresNeeded(page: Page, catalog: Catalog): { indicator: string; entity: string }[] {
  if (page.kind !== 'indicator' && page.kind !== 'ranking') return [];
  const entity = page.entity ?? zoneOf(catalog)?.code;
  return entity === undefined ? [] : [{ indicator: page.indicator, entity }];
}

/** The zone that the catalog is of: what a page is about where it does not say. */
export function zoneOf(catalog: Catalog): Entity | undefined {
  return catalog.entities.find(({ kind }) => kind === 'zone');
}

export function findIndicator(catalog: Catalog, code: string): Indicator | undefined {
  return catalog.indicators.find((one) => one.code === code);
}

/** An entity's name on pages, or its code when it is unknown. */
export function nameOf(catalog: Catalog, code: string): Text {
  const entity = catalog.entities.find((one) => one.code === code);
  return entity ? entityText(entity) : { zh: code, en: code };
}
