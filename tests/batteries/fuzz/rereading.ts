import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';

/**
 * A second reader of the few forms of table that the mutations start from. It shares no line with the one in use
 * and knows much less: what it is not sure of it does not read, and says why.
 */
export interface Reread {
  /** `2024-03 I1 P1` → what the file says of it. */
  figures: Map<string, Figure>;
}

export type FigureName = 'month' | 'ytd' | 'yoyMonth' | 'yoyYtd';
export type Figure = Partial<Record<FigureName, number>>;

/** The form of the file before it was mutated. */
export type Form = 'long' | 'indicators × entities' | 'entities × months' | 'indicators of one entity';

/** Not for this reader, for this reason. */
export class Unsure extends Error {}

/** What was answered where a file does not say: levels are of the month, growth is in percent, units are ours. */
export const ANSWERED: readonly [question: RegExp, answer: string][] = [
  [/^unit/, '亿元'],
  [/^month-or-ytd/, 'month'],
  [/^percent-or-fraction/, 'percent'],
  // A blank cell leaves what was there.
  [/^growth-not-restated/, 'keep'],
];

export function reread(bytes: Buffer, form: Form): Reread {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isWorkbook ? workbookRows(bytes) : textRows(textOf(bytes));
  return { figures: new Table(rows).read(form) };
}

function textOf(bytes: Buffer): string {
  const decode = (label: string, from = 0) =>
    new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode('utf-8', 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', 2);
  try {
    return decode('utf-8');
  } catch {
    return decode('gb18030');
  }
}

function textRows(text: string): string[][] {
  const counts = [',', '\t', ';'].map((delimiter) => [delimiter, text.split(delimiter).length] as const);
  const [delimiter] = counts.reduce((most, one) => (one[1] > most[1] ? one : most));
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
    });
  } catch {
    throw new Unsure('quotes');
  }
}

/** The first sheet of a workbook with its texts in the cells. */
function workbookRows(bytes: Buffer): string[][] {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  if (/<!--|<!\[CDATA|<mergeCell |hidden=/.test(xml)) throw new Unsure('markup');
  return [...xml.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: string[] = [];
    for (const [, place, type, content] of row!.matchAll(
      /<c r="([A-Z])\d+"(?: s="\d+")?(?: t="(\w+)")?>(.*?)<\/c>/gs,
    )) {
      const value = /<(?:v|t)\b[^>]*>(.*?)<\/(?:v|t)>/s.exec(content!)?.[1] ?? '';
      if (type !== undefined && type !== 'inlineStr' && type !== 'n') throw new Unsure('cell type');
      cells[place!.charCodeAt(0) - 65] = unescaped(value);
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
}

function unescaped(text: string): string {
  if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Unsure('markup');
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (_all, name: string) => named[name]!);
}

/** Half-width, without anything that cannot be seen. */
const plain = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\u200b-\u200f\u202a-\u202d\u2060\ufeff]/g, '');

const BLANK = /^([-—–−/]+|nan)?$/i;
type Head = FigureName | 'period' | 'indicator' | 'entity' | 'status';
const HEADS: Record<string, Head> = {
  ...{ period: 'period', indicator: 'indicator', entity: 'entity', ytd: 'ytd' },
  ...{ 期间: 'period', 指标: 'indicator', 园区: 'entity', 状态: 'status' },
  ...{ 当月: 'month', 累计: 'ytd', 当月同比: 'yoyMonth', 累计同比: 'yoyYtd' },
};

class Table {
  readonly #rows: string[][];
  readonly #figures = new Map<string, Figure>();

  constructor(rows: readonly (readonly string[])[]) {
    this.#rows = rows.map((cells) => cells.map(plain)).filter((cells) => cells.some((cell) => cell !== ''));
  }

  read(form: Form): Map<string, Figure> {
    if (form === 'long') this.#readLong();
    else if (form === 'indicators × entities') this.#readMatrix();
    else if (form === 'entities × months') this.#readMonths();
    else this.#readOneEntity();
    return this.#figures;
  }

  #readLong(): void {
    let heads: (Head | undefined)[] = [];
    for (const [at, cells] of this.#rows.entries()) {
      const found = cells.map((cell) => HEADS[cell.toLowerCase()]);
      if (found.filter(Boolean).length > 1) {
        for (const [column, head] of found.entries()) {
          if (head === undefined && cells[column] !== '') found[column] = this.#headBelow(at, column, found);
        }
        if (heads.length > 0 && found.join() !== heads.join()) throw new Unsure('head');
        if (found.some((head, column) => head === undefined && cells[column] !== ''))
          throw new Unsure('head');
        if (!['period', 'indicator', 'entity'].every((head) => found.includes(head as Head)))
          throw new Unsure('head');
        heads = found;
        continue;
      }
      if (heads.length === 0) continue;
      const of = (head: Head) => cells[heads.indexOf(head)] ?? '';
      const [indicator, entity] = [findIndicator(of('indicator')), findEntity(of('entity'))];
      if (!indicator || !entity || cells.every((cell, column) => !isFigure(heads[column]) || isBlank(cell)))
        continue;
      const place = `${toMonth(of('period'))} ${indicator} ${entity}`;
      for (const [column, head] of heads.entries())
        if (isFigure(head)) this.#take(place, head, cells[column] ?? '', 1);
    }
    if (heads.length === 0) throw new Unsure('head');
  }

  /** What a column is whose head nobody knows, if all that stands in it says so. */
  #headBelow(at: number, column: number, taken: readonly (Head | undefined)[]): Head | undefined {
    const cells = this.#rows.slice(at + 1).flatMap((row) => row[column] || []);
    const kinds = [
      ['period', isMonth],
      ['indicator', findIndicator],
      ['entity', findEntity],
    ] as const;
    return kinds.find(([head, is]) => !taken.includes(head) && cells.length > 0 && cells.every(is))?.[0];
  }

  #readMatrix(): void {
    const { above, heads, rows } = this.#split((cells) => cells.some(findEntity));
    const months = said(above, /(?<![\d.-])(\d{4}年1-\d{1,2}月)/);
    const [from, to] = months.split('年1-');
    const month = toMonth(`${from}年${to}`);
    const units = above.filter((row) => row.startsWith('单位'));
    if (
      new Set(units).size > 1 ||
      this.#rows.some((cells) => /^单位/.test(cells[0]!) && cells.slice(1).join(''))
    )
      throw new Unsure('unit');
    const scale = scaleOf(units[0]);
    for (const [name = '', ...cells] of rows) {
      const indicator = findIndicator(name);
      if (!indicator) continue;
      for (const [column, cell] of cells.entries()) {
        const entity = findEntity(heads[column + 1] ?? '');
        if (entity) this.#take(`${month} ${indicator} ${entity}`, 'ytd', cell, scale);
      }
    }
  }

  #readMonths(): void {
    const { above, heads, rows } = this.#split((cells) => cells.some((cell) => isMonth(cell)));
    const indicator = findIndicator(heads[0] ?? '') ?? findIndicator(said(above, /(\S+)/));
    if (!indicator) throw new Unsure('indicator');
    for (const [label = '', ...cells] of rows) {
      const entity = findEntity(label);
      if (!entity) continue;
      for (const [column, cell] of cells.entries()) {
        const head = heads[column + 1] ?? '';
        if (isMonth(head)) this.#take(`${toMonth(head)} ${indicator} ${entity}`, 'month', cell, 1);
        else if (!isBlank(cell) && head !== '') throw new Unsure('month');
      }
    }
  }

  #readOneEntity(): void {
    const { above, heads, rows } = this.#split((cells) => cells.includes('本月'));
    if (heads.join() !== '指标,本月,同比,1-本月,同比') throw new Unsure('head');
    const month = toMonth(said(above, /(?<![\d.-])(\d{4}年\d{1,2}月)/));
    const entity = findEntity(said(above, /(园区P\d)/));
    const fields = ['month', 'yoyMonth', 'ytd', 'yoyYtd'] as const;
    for (const [label = '', ...cells] of rows) {
      const named = /^(.*)\((.*)\)$/.exec(label.replaceAll('"', ''));
      if (named?.[1] === '') throw new Unsure('no name');
      if (named ? !/^[亿万]元$/.test(named[2]!) : label.includes(')')) throw new Unsure('unit');
      const indicator = findIndicator(named?.[1] ?? label);
      if (!indicator || cells.every(isBlank)) continue;
      for (const [column, field] of fields.entries())
        this.#take(
          `${month} ${indicator} ${entity}`,
          field,
          cells[column] ?? '',
          field.startsWith('yoy') ? 1 : scaleOf(named?.[2]),
        );
    }
  }

  /** The first row that is one of heads, what stands above and below it; the same heads again are none of it. */
  #split(isHeads: (cells: string[]) => boolean): { above: string[]; heads: string[]; rows: string[][] } {
    const at = this.#rows.findIndex(isHeads);
    const heads = this.#rows[at];
    if (!heads) throw new Unsure('head');
    const below = this.#rows.slice(at + 1).filter((cells) => cells.join() !== heads.join());
    if (below.some(isHeads)) throw new Unsure('head');
    // Below a row that only names something, such figures may be its.
    if (below.some(([label, ...cells]) => label === '' && !cells.every(isBlank))) throw new Unsure('no name');
    const above = this.#rows.slice(0, at).map((cells) => cells.join(''));
    if (below.some((cells) => cells.some((cell) => /年|单位/.test(cell)) && !above.includes(cells.join(''))))
      throw new Unsure('title below');
    return { above, heads, rows: below };
  }

  #take(place: string, field: FigureName, cell: string, scale: number): void {
    const value = toNumber(cell, field.startsWith('yoy'));
    if (value === null) return;
    const figure = this.#figures.get(place) ?? {};
    // Said twice: which of the two counts is not for this reader to say.
    if (figure[field] !== undefined && figure[field] !== value * scale) throw new Unsure('said twice');
    this.#figures.set(place, { ...figure, [field]: value * scale });
  }
}

/** The one thing that these rows say so, however often. */
function said(rows: readonly string[], how: RegExp): string {
  const found = new Set(
    rows.flatMap((row) => [...row.matchAll(new RegExp(how, 'g'))].map(([, one]) => one!)),
  );
  if (found.size !== 1) throw new Unsure('title');
  return [...found][0]!;
}

const isBlank = (cell: string): boolean => BLANK.test(cell);
const isFigure = (head: Head | undefined): head is FigureName =>
  head === 'month' || head === 'ytd' || head === 'yoyMonth' || head === 'yoyYtd';
const MONTH = /^(20\d\d)(?:-|\/|年)(0?[1-9]|1[0-2])月?$/;
const isMonth = (text: string): boolean => MONTH.test(text);

function toMonth(text: string): string {
  const found = MONTH.exec(text) ?? /^(20\d\d)(0[1-9]|1[0-2])$/.exec(text);
  if (!found) throw new Unsure('month');
  return `${found[1]}-${found[2]!.padStart(2, '0')}`;
}

const findIndicator = (text: string): string | undefined => findCode(/^(?:指标)?(I[1-5])$/i, text);
const findEntity = (text: string): string | undefined => findCode(/^(?:园区)?(P[1-8])$/i, text);
/** Names are the same with and without brackets, quotes and marks of a list. A month among them may count or not. */
function findCode(named: RegExp, text: string): string | undefined {
  if (/^(指|园).*\d月/.test(text)) throw new Unsure('month in a name');
  return named.exec(text.replace(/[()[\]<>{}《》「」"'“”‘’:;,、。.·_|/\\#*&+—–−-]/g, ''))?.[1]?.toUpperCase();
}

/** A unit that is not there, or none that we know, was asked for. */
function scaleOf(unit: string | undefined): number {
  const known = /(亿|万)元$/.exec(unit ?? '')?.[1];
  if (!known && /[亿万]/.test(unit ?? '')) throw new Unsure('unit');
  return unit === '单位元' || unit === '单位:元' ? 1e-8 : known === '万' ? 1e-4 : 1;
}

/** Null: nothing is reported. */
function toNumber(cell: string, isGrowth: boolean): number | null {
  if (BLANK.test(cell)) return null;
  if (isGrowth && cell === '持平') return 0;
  const bare = isGrowth ? cell.replace(/%$/, '') : cell;
  const bracketed = /^\((\d[\d.,]*)\)$/.exec(bare);
  const text = bracketed ? `-${bracketed[1]}` : bare;
  const ungrouped = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(ungrouped)) throw new Unsure('number');
  return Number(ungrouped) + 0;
}
