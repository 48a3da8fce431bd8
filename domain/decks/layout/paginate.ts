import type { Text } from '../../model.ts';
import { lineCount } from '../../text-width.ts';
import { type DeckTable, isMatrix } from '../deck-table.ts';
import type { Ratio } from '../export-job.ts';
import type { PageContent } from '../page-content.ts';
import { fitColumns, layColumns, matrixColumns, type TableSpace } from './columns.ts';
import { groupByPage, haveSameColumns, joinTables } from './join-tables.ts';
import { tableHeights } from './row-heights.ts';
import { rowsOf, splitColumns, splitEvenly, withColumns } from './split-table.ts';

/**
 * Pages on the wall and on paper are laid out 1280 pixels wide and scaled to their box. `letters` is the size of
 * ordinary text, `room` the width between the margins.
 */
export const PAGE_LAYOUT = {
  width: 1280,
  heights: { '16:9': 720, '4:3': 960 },
  letters: 24,
  room: 1184,
} as const;

/** To this size letters may shrink before a table takes another page: a wide page is shown larger than a narrow one. */
const SMALLEST: Record<Ratio, number> = { '16:9': 21, '4:3': 24 };
/** Fewer rows than these are not a page. */
const FEWEST = 3;

/** A table's space in page pixels: on the wall and on paper. */
export function pageSpace(size: number, language: keyof Text): TableSpace {
  return {
    width: PAGE_LAYOUT.room,
    size,
    headSize: size,
    padding: 24,
    lightPadding: 12,
    asideSmaller: 0,
    lightFactor: 1,
    language,
  };
}

/**
 * Pages for one shape and one language: where letters would have to shrink, a table goes on on more pages. The wall,
 * the slides and paper take it alike, so that page 7 is page 7 on each of them. Parts are counted anew.
 */
export function paginate(
  contents: readonly PageContent[],
  ratio: Ratio,
  language: keyof Text,
): PageContent[] {
  return groupByPage(contents).flatMap((parts) => {
    const whole = joinPage(parts);
    const cut = whole
      ? cutPage(whole, parts, ratio, language)
      : parts.flatMap((one) => cutPage(one, [one], ratio, language));
    if (cut.length === 1) return cut;
    return cut.map((part, index) => ({ ...part, part: { number: index + 1, of: cut.length } }));
  });
}

/** Parts that continue under the same columns as one long page; null where columns differ, as in a wide matrix. */
function joinPage(parts: readonly PageContent[]): PageContent | null {
  const tables = parts.flatMap((part) => part.tables);
  const whole = joinTables(tables);
  if (!whole || tables.length !== parts.length) return null;
  return tables.every((table) => haveSameColumns(table, tables[0]!))
    ? { ...parts[0]!, tables: [whole] }
    : null;
}

/** @param parts what the page was before; each page made keeps the notes of those whose rows it shows */
function cutPage(
  page: PageContent,
  parts: readonly PageContent[],
  ratio: Ratio,
  language: keyof Text,
): PageContent[] {
  const [asked] = page.tables;
  if (!asked || asked.rows.length === 0) return [page];
  const full = pageSpace(PAGE_LAYOUT.letters, language);
  const size = pageSpace(SMALLEST[ratio], language);
  // Decided once for all pages that the table takes, so that a column does not come and go.
  const table = withColumns(
    asked,
    fitColumns(asked, size).map(({ index }) => index),
  );
  const longest = Math.max(...parts.map(({ tables }) => tables[0]!.rows.length));
  const across = isMatrix(table) ? matrixColumns(table, full) : null;
  return cutTable(table, across, longest, roomForTable(page, language, HEIGHTS[ratio], TILES), size).map(
    (one) => ({
      ...page,
      tables: [one],
      notes: notesOf(one, parts),
    }),
  );
}

/** Cuts a table by the heights of its rows, on as few pages as hold it and never more rows a page than before. */
function cutTable(
  table: DeckTable,
  across: number | null,
  longest: number,
  room: number,
  size: TableSpace,
): DeckTable[] {
  const cut = (from: number, to: number) => {
    const rows = rowsOf(table, from, to);
    return across ? splitColumns(rows, 2, across) : [rows];
  };
  const fits = (from: number, to: number) => cut(from, to).every((one) => tableHeight(one, size) <= room);
  let from = 0;
  return pageEnds(table.rows.length, longest, fits).flatMap((to) => {
    const page = cut(from, to);
    from = to;
    return page;
  });
}

/**
 * Where pages end: as even as can be where rows allow it, else each page as full as it can be.
 *
 * @param fits whether the rows from one to another (exclusive) have room on a page
 */
function pageEnds(count: number, longest: number, fits: (from: number, to: number) => boolean): number[] {
  const full: number[] = [];
  for (let from = 0; from < count; from = full[full.length - 1]!) {
    let to = Math.min(from + longest, count);
    while (to - from > FEWEST && !fits(from, to)) to--;
    full.push(to);
  }
  const places = Array.from({ length: count }, (_, place) => place);
  const even = splitEvenly(places, Math.ceil(count / full.length)).map((part) => part[part.length - 1]! + 1);
  return even.every((to, page) => fits(even[page - 1] ?? 0, to)) ? even : withoutLonelyRows(full, fits);
}

/** Gives a short last page rows of the page before. */
function withoutLonelyRows(ends: number[], fits: (from: number, to: number) => boolean): number[] {
  const pages = ends.length;
  const count = ends[pages - 1]!;
  if (pages < 2) return ends;
  const before = ends[pages - 3] ?? 0;
  let last = ends[pages - 2]!;
  while (count - last < FEWEST && last - before > FEWEST && fits(last - 1, count)) last--;
  return [...ends.slice(0, -2), last, count];
}

/** Every line once: the sentence, the rows, the sources. */
function notesOf({ rows }: DeckTable, parts: readonly PageContent[]): Text {
  const keys = new Set(rows.map(({ key }) => key));
  const shown = parts.filter(({ tables }) => tables.some((one) => one.rows.some(({ key }) => keys.has(key))));
  const lines = (language: keyof Text) => [
    ...new Set(shown.flatMap(({ notes }) => notes[language].split('\n'))),
  ];
  return { zh: lines('zh').join('\n'), en: lines('en').join('\n') };
}

/** Height of a table in pixels, with its header. */
function tableHeight(table: DeckTable, space: TableSpace): number {
  const { size, headSize } = space;
  const { head, rows } = tableHeights(table, layColumns(table, space), space, { ...SPACING, size, headSize });
  return rows.reduce((sum, { height }) => sum + height, head);
}

/**
 * Pixels that a page leaves for its table.
 *
 * @param height of the page without its margins, title and footer
 * @param tilesHeight of headline numbers, with the space below
 */
export function roomForTable(
  { sentence, remark, key, tiles }: PageContent,
  language: keyof Text,
  height: number,
  tilesHeight: number,
): number {
  const { room, letters } = PAGE_LAYOUT;
  const lines = (text: string, size: number) => (text === '' ? 0 : lineCount(text, room / size));
  const said = lines(sentence?.[language] ?? '', SENTENCE);
  return (
    height -
    (said > 0 ? said * SENTENCE * 1.35 + 10 : 0) -
    (remark ? lines(remark, letters) * 31 + 22 : 0) -
    (key ? lines(key[language], letters) * 31 + 8 : 0) -
    (tiles.length > 0 ? tilesHeight : 0)
  );
}

/**
 * Rows by which pages are cut: a little higher than they are drawn on the wall, which sets a name of any length in full
 * size; a slide sets the longest smaller.
 */
const SPACING = {
  oneLine: 1.14,
  lines: 1.14,
  headLine: 1.14,
  padding: 5,
  headPadding: 10,
  mostLines: Number.POSITIVE_INFINITY,
  mostHeadLines: 4,
} as const;
/** Pixels without margins, title and footer: the smaller of what the wall and a slide leave. */
const HEIGHTS: Record<Ratio, number> = { '16:9': 570, '4:3': 720 };
const TILES = 96;
const SENTENCE = 27;
