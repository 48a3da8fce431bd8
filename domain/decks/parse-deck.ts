import { cleanLine, cleanText } from '../clean-text.ts';
import type { Catalog } from '../model.ts';
import { parseMonth } from '../month.ts';
import type { Problem } from '../problem.ts';
import { DECK_LIMITS, type Deck, MEASURES, PAGE_KINDS, type Page, type PageKind } from './deck.ts';
import { formatPages, parsePages } from './page-url.ts';

export type ParsedDeck = { deck: Deck; problems: [] } | { deck: null; problems: Problem[] };

/** What each field of a page may hold: the longest text, or the words to choose from. */
type Field = { max: number; lines?: boolean } | { oneOf: readonly string[] };

const CODE: Field = { max: DECK_LIMITS.code };
const TITLE: Field = { max: DECK_LIMITS.title };
const COMMON: Record<string, Field> = { title: TITLE, remark: { max: DECK_LIMITS.remark, lines: true } };

const FIELDS: Record<PageKind, { required: Record<string, Field>; optional: Record<string, Field> }> = {
  cover: { required: {}, optional: { subtitle: TITLE, author: TITLE } },
  overall: { required: {}, optional: { entity: CODE } },
  category: { required: { category: CODE }, optional: { entity: CODE } },
  indicator: { required: { indicator: CODE }, optional: { entity: CODE } },
  park: { required: { entity: CODE }, optional: {} },
  department: { required: { department: CODE }, optional: {} },
  matrix: { required: {}, optional: { category: CODE } },
  shortfalls: { required: {}, optional: { entity: CODE, department: CODE, light: { oneOf: ['red'] } } },
  ranking: { required: { indicator: CODE }, optional: { entity: CODE, measure: { oneOf: MEASURES } } },
  text: { required: { title: TITLE, text: { max: DECK_LIMITS.text, lines: true } }, optional: {} },
};

/**
 * Reads a deck from JSON that anyone may have written. Every problem is found at once; `row` is the page, counted
 * from 1, and `column` the field. Fields that we do not know are refused: they would be silently lost.
 */
export function parseDeck(json: unknown): ParsedDeck {
  const problems: Problem[] = [];
  const report = reporter(problems);
  if (!isObject(json)) {
    report('deck-not-object', null, null, json, '文稿应是一个对象', 'A deck is an object');
    return { deck: null, problems };
  }
  for (const name of Object.keys(json)) {
    if (!['title', 'period', 'pages'].includes(name)) {
      report('unknown-field', null, name, json[name], '不认识的字段', 'Unknown field');
    }
  }
  const title = readField(json.title, TITLE, true, null, 'title', report) ?? '';
  const period = json.period ?? null;
  if (period !== null && (typeof period !== 'string' || parseMonth(period) === null)) {
    report('bad-month', null, 'period', period, '月份应写作 2025-08', 'A month is written 2025-08');
  }
  const pages = readPages(json.pages, report);
  if (problems.length > 0) return { deck: null, problems };
  return { deck: { title, period: period as string | null, pages }, problems: [] };
}

function readPages(value: unknown, report: Report): Page[] {
  if (!Array.isArray(value) || value.length === 0) {
    report('no-pages', null, 'pages', null, '文稿至少要有一页', 'A deck has at least one page');
    return [];
  }
  if (value.length > DECK_LIMITS.pages) {
    const most = DECK_LIMITS.pages;
    report('too-many-pages', null, 'pages', value.length, `最多${most}页`, `At most ${most} pages`);
    return [];
  }
  return value.flatMap((page, index) => readPage(page, index + 1, report) ?? []);
}

function readPage(value: unknown, row: number, report: Report): Page | null {
  const kind = isObject(value) ? value.kind : undefined;
  if (!isObject(value) || typeof kind !== 'string' || !(PAGE_KINDS as readonly string[]).includes(kind)) {
    report('unknown-page-kind', row, 'kind', kind, '不认识的页面类型', 'Unknown kind of page');
    return null;
  }
  const { required, optional } = FIELDS[kind as PageKind];
  const fields: Record<string, Field> = { ...COMMON, ...optional, ...required };
  const page: Record<string, string> = { kind };
  for (const name of Object.keys(value)) {
    if (name !== 'kind' && !Object.keys(fields).includes(name)) {
      report('unknown-field', row, name, value[name], '不认识的字段', 'Unknown field');
    }
  }
  for (const [name, field] of Object.entries(fields)) {
    const text = readField(value[name], field, name in required, row, name, report);
    if (text !== undefined) page[name] = text;
  }
  return page as unknown as Page;
}

function readField(
  value: unknown,
  field: Field,
  required: boolean,
  row: number | null,
  column: string,
  report: Report,
): string | undefined {
  if (value === undefined || value === null || value === '') {
    if (required) report('missing-field', row, column, null, '必填', 'Required');
    return undefined;
  }
  if (typeof value !== 'string') {
    report('not-text', row, column, value, '应是文字', 'Has to be text');
    return undefined;
  }
  if ('oneOf' in field) {
    if (field.oneOf.includes(value)) return value;
    const words = field.oneOf.join(' | ');
    report('unknown-word', row, column, value, `应为 ${words}`, `Has to be one of ${words}`);
    return undefined;
  }
  // Counted as people count: a character outside the basic plane is one, not two.
  const length = [...value].length;
  if (length > field.max) {
    const { max } = field;
    report('too-long', row, column, `${length}`, `最多${max}个字`, `At most ${max} characters`);
    return undefined;
  }
  return field.lines ? cleanText(value) : cleanLine(value);
}

/**
 * Codes of a deck that the catalog does not know, each with its page. A deck may outlive an indicator; such a page
 * is still drawn, and says that there is nothing.
 */
export function checkDeck(deck: Deck, { entities, indicators }: Catalog): Problem[] {
  const problems: Problem[] = [];
  const report = reporter(problems);
  const entityCodes = new Set(entities.map(({ code }) => code));
  const known: Record<string, (code: string) => boolean> = {
    entity: (code) => entityCodes.has(code),
    department: (code) => entityCodes.has(code),
    indicator: (code) => indicators.some((indicator) => indicator.code === code),
    category: (name) => indicators.some((indicator) => indicator.category === name),
  };
  deck.pages.forEach((page, index) => {
    for (const [name, isKnown] of Object.entries(known)) {
      const value = (page as unknown as Record<string, string | undefined>)[name];
      if (value === undefined || isKnown(value)) continue;
      report(`unknown-${name}`, index + 1, name, value, '目录中没有', 'Not in the catalog');
    }
  });
  return problems;
}

type Report = (
  code: string,
  row: number | null,
  column: string | null,
  value: unknown,
  message: string,
  messageEn: string,
) => void;

function reporter(problems: Problem[]): Report {
  return (code, row, column, value, message, messageEn) => {
    problems.push({ code, row, column, value: shown(value), message, messageEn });
  };
}

/** What a problem quotes. An object is not turned to text: its `toString` is whatever was sent. */
function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object') return Array.isArray(value) ? '[…]' : '{…}';
  return String(value).slice(0, 80);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the office wrote itself says nothing about which figures a page shows. */
const OWN_WORDS = ['title', 'remark', 'subtitle', 'author', 'text'];

/**
 * Which figures a page shows, as one word: the same in every month, and enough to find them again. Written into the
 * names of a slide's shapes.
 *
 * @example pageKey({ kind: 'park', entity: 'P1', remark: '…' }) → `park:P1`
 */
export function pageKey(page: Page): string {
  const kept = Object.entries(page).filter(([name]) => !OWN_WORDS.includes(name));
  return formatPages([Object.fromEntries(kept) as unknown as Page]);
}

/** The page with this key, or null for a foreign key. Text pages cannot be found again. */
export function parsePageKey(key: string): Page | null {
  const pages = parsePages(key);
  return parseDeck({ title: key.slice(0, 1) || '-', pages }).deck?.pages[0] ?? null;
}
