import { formatMonth } from '../format.ts';
import type { Catalog, Month, Text } from '../model.ts';
import { isOfYear } from '../progress/own-year.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { worstFirst } from '../progress/shortfall-weight.ts';
import type { Deck, Page } from './deck.ts';
import { nameOf, zoneOf } from './page-content.ts';

/** How many of the worst indicators get pages of their own in a ready-made deck. */
const WORST = 6;
const LONGEST_LIST = 60;

/** Ready-made decks: what the office would compose itself, from what there is at this month. Pure. */
export interface ReadyDecks {
  catalog: Catalog;
  period: Month;
  rows: readonly ProgressRow[];
  /** Of the deck's title; Chinese where none is given. */
  language?: keyof Text;
}

/** 全区: overall, each category, the matrix, the worst indicators and whose they are, parks, departments, the list. */
export function zoneDeck(ready: ReadyDecks): Deck {
  const { catalog, period, rows } = ready;
  const zone = zoneOf(catalog)?.code ?? '';
  const own = rows.filter((row) => row.entity === zone);
  const withRows = new Set(rows.map(({ entity }) => entity));
  const led = new Set(
    own.map((row) => catalog.indicators.find(({ code }) => code === row.indicator)?.department),
  );
  const parks = catalog.entities.filter(({ code, kind }) => kind === 'park' && withRows.has(code));
  const departments = catalog.entities.filter(({ code, kind }) => kind === 'department' && led.has(code));
  const pages: Page[] = [
    { kind: 'cover' },
    { kind: 'overall' },
    ...categoriesOf(catalog, own).map((category): Page => ({ kind: 'category', category })),
    ...(parks.length > 0 ? [{ kind: 'matrix' } as Page] : []),
    ...worst(own, period).flatMap(({ indicator }): Page[] => [
      { kind: 'indicator', indicator },
      ...(rows.some((row) => row.indicator === indicator && parks.some(({ code }) => code === row.entity))
        ? [{ kind: 'ranking', indicator } as Page]
        : []),
    ]),
    ...parks.map(({ code }): Page => ({ kind: 'park', entity: code })),
    ...departments.map(({ code }): Page => ({ kind: 'department', department: code })),
    shortfallsOf(rows),
  ];
  return { title: titleOf(ready, zone), period, pages };
}

/** One park: its overall picture, all its rows, its worst indicators, its list. */
export function parkDeck(ready: ReadyDecks, entity: string): Deck {
  const { period, rows } = ready;
  const own = rows.filter((row) => row.entity === entity);
  return {
    title: titleOf(ready, entity),
    period,
    pages: [
      { kind: 'cover' },
      { kind: 'overall', entity },
      { kind: 'park', entity },
      ...worst(own, period).map(({ indicator }): Page => ({ kind: 'indicator', indicator, entity })),
      { kind: 'shortfalls', entity },
    ],
  };
}

/** One department: the indicators it leads, each with its path and its ranking, and who is behind in them. */
export function departmentDeck(ready: ReadyDecks, department: string): Deck {
  const { catalog, period, rows } = ready;
  const zone = zoneOf(catalog)?.code ?? '';
  const led = catalog.indicators.filter(
    (indicator) =>
      indicator.department === department &&
      rows.some((row) => row.indicator === indicator.code && row.entity === zone),
  );
  const parks = new Set(catalog.entities.filter(({ kind }) => kind === 'park').map(({ code }) => code));
  return {
    title: titleOf(ready, department),
    period,
    pages: [
      { kind: 'cover' },
      { kind: 'department', department },
      ...led.flatMap(({ code }): Page[] => [
        { kind: 'indicator', indicator: code },
        ...(rows.some((row) => row.indicator === code && parks.has(row.entity))
          ? [{ kind: 'ranking', indicator: code } as Page]
          : []),
      ]),
      { kind: 'shortfalls', department },
    ],
  };
}

/** Shortfalls only: for the meeting that looks at nothing else. */
export function shortfallDeck(ready: ReadyDecks): Deck {
  const { catalog, period } = ready;
  const title = titleOf(ready, zoneOf(catalog)?.code ?? '', SHORTFALLS);
  return { title, period, pages: [{ kind: 'cover' }, { kind: 'overall' }, { kind: 'shortfalls' }] };
}

/** A list longer than the meeting can go through is cut to what is far behind. */
function shortfallsOf(rows: readonly ProgressRow[]): Page {
  const behind = rows.filter(({ status }) => status === 'behind').length;
  return behind > LONGEST_LIST ? { kind: 'shortfalls', light: 'red' } : { kind: 'shortfalls' };
}

function worst(rows: readonly ProgressRow[], period: Month): ProgressRow[] {
  return rows
    .filter((row) => row.status === 'behind' && isOfYear(row, period))
    .sort(worstFirst)
    .slice(0, WORST);
}

/** Categories in the catalog's order, only those with rows. */
function categoriesOf({ indicators }: Catalog, rows: readonly ProgressRow[]): string[] {
  const shown = new Set(rows.map(({ indicator }) => indicator));
  return [...new Set(indicators.filter(({ code }) => shown.has(code)).map(({ category }) => category))];
}

const SCHEDULING: Text = { zh: '经济运行调度', en: 'economic scheduling' };
const SHORTFALLS: Text = { zh: '欠序时调度', en: 'shortfalls' };

function titleOf(
  { catalog, period, language = 'zh' }: ReadyDecks,
  entity: string,
  what = SCHEDULING,
): string {
  const name = nameOf(catalog, entity)[language];
  const month = formatMonth(period)[language];
  return language === 'zh' ? `${name}${month}${what.zh}` : `${name}: ${what.en}, ${month}`;
}
