import { compact } from '../text/character-forms.ts';

/**
 * What a text says about time. Tables split it: the year in the title, the month in the header. So every part may
 * be missing, and parts are joined with `joinPeriods`.
 *
 * - `month`   2023年8月: the month
 * - `ytd`     1-8月, 上半年, 前三季度, 全年: January to that month
 * - `quarter` 2020年第一季度, Q3: the quarter, by its last month
 * - `year`    2023年: no month yet
 */
export interface PeriodReading {
  year: number | null;
  /** 1…12, the last month meant. */
  month: number | null;
  span: 'month' | 'ytd' | 'quarter' | 'year';
  /** `2016.1` typed as a number: January, or October with its zero lost. `month` is null until the row decides. */
  either?: [1, 10];
}

const CHINESE = '〇一二三四五六七八九';
const QUARTERS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The 24年 in 20224年 is a slip of the finger and no year. */
const Y = '(?:((?:19|20|21)\\d{2})|(?<!\\d)(\\d{2})(?=年))';
const M = '(0?[1-9]|1[0-2])';

interface Pattern {
  source: string;
  read(match: (string | undefined)[]): Omit<PeriodReading, 'year'> | null;
}

/** The first two groups of every pattern are the year. Longer ways of saying come first. */
const PATTERNS: Pattern[] = [
  {
    source: `(?:${Y}年?[-_./]?)?(?:前|头)(1[0-2]|[1-9])个?月(?:份)?`,
    read: ([m]) => ({ month: Number(m), span: 'ytd' }),
  },
  {
    source: `(?:${Y}(?:年度?|[-_./])?)?(?:0?1|一)月?(?:-|~|至|到)${M}月(?:份)?`,
    read: ([m]) => ({ month: Number(m), span: 'ytd' }),
  },
  {
    source: `(?:${Y}年?度?)?(?:前|1-|1至|一至|一-)([二三四2-4])(?:个)?季度`,
    read: ([q]) => ({ month: QUARTERS[q!]! * 3, span: 'ytd' }),
  },
  { source: `(?:${Y}年?度?)?(?:上半年|h1)`, read: () => ({ month: 6, span: 'ytd' }) },
  { source: `(?:${Y}年?度?)?全年`, read: () => ({ month: 12, span: 'ytd' }) },
  {
    source: `(?:${Y}(?:年度?|-)?)?第?([一二三四1-4])季度?`,
    read: ([q]) => ({ month: QUARTERS[q!]! * 3, span: 'quarter' }),
  },
  {
    source: `(?:${Y}(?:年|[-_./])?)?q([1-4])`,
    read: ([q]) => ({ month: Number(q) * 3, span: 'quarter' }),
  },
  {
    source: `${Y}年(?:第)?${M}月(?:份)?`,
    read: ([m]) => ({ month: Number(m), span: 'month' }),
  },
];

/** Patterns too short to look for inside a sentence; only a whole cell can mean them. */
const WHOLE: Pattern[] = [
  { source: `${Y}年?[-_/m]${M}(?:月份?)?`, read: ([m]) => ({ month: Number(m), span: 'month' }) },
  { source: `${Y}(0[1-9]|1[0-2])`, read: ([m]) => ({ month: Number(m), span: 'month' }) },
  {
    source: `${Y}\\.(0?[1-9]|1[0-2])(?:月)?`,
    read: ([m]) =>
      m === '1' ? { month: null, span: 'month', either: [1, 10] } : { month: Number(m), span: 'month' },
  },
  { source: `()()${M}月(?:份)?`, read: ([m]) => ({ month: Number(m), span: 'month' }) },
  { source: `${Y}年度?`, read: () => ({ month: null, span: 'year' }) },
  { source: '((?:19|20|21)\\d{2})()', read: () => ({ month: null, span: 'year' }) },
];

const DAY = new RegExp(
  `^${Y}(?:年|[-/.])?${M}(?:月|[-/.])?(0?[1-9]|[12]\\d|3[01])日?(?:t?00:00(?::00)?(?:\\.0+)?)?z?$`,
);
const DAY_DIGITS = /^((?:19|20|21)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const DAY_SEPARATED = /[年/.-]\d{1,2}[月/.-]\d{1,2}/;

const ANCHORED = [...PATTERNS, ...WHOLE].map((pattern) => ({
  ...pattern,
  regex: new RegExp(`^(?:${pattern.source})$`),
}));
const LOOSE = PATTERNS.map((pattern) => ({ ...pattern, regex: new RegExp(pattern.source, 'g') }));

/**
 * Reads a cell that is nothing but a period, or null.
 *
 * @example '１—８月' → ytd 8, no year · '2023年8月' → 2023, 8 · '202308', '2023-08', '2023/8' → 2023, 8
 * @example '2020年第一季度', '1Q 2020 ' → 2020, quarter to 3 · '上半年' → ytd 6 · '2016.1' → 2016, January or October
 */
export function readPeriod(text: string): PeriodReading | null {
  const plain = plainPeriod(text);
  if (plain) return plain;
  if (text.length > 40) return null;
  const bare = arabic(compact(text).toLowerCase());
  const day = DAY_DIGITS.exec(bare) ?? (DAY_SEPARATED.test(bare) ? DAY.exec(bare) : null);
  if (day) return dayPeriod(day);
  for (const { regex, read } of ANCHORED) {
    const match = regex.exec(bare);
    if (match) return withYear(match, read);
  }
  return english(bare);
}

/** A period inside a sentence or a header, with what is left when it is cut out. The last one said counts. */
interface FoundPeriod {
  period: PeriodReading;
  rest: string;
}

/** Every period inside a text, in order: '高新园区2023年1-8月主要指标' → ytd 2023-08. Days (报送日期) are not periods. */
export function findPeriods(text: string): FoundPeriod[] {
  let bare = arabic(compact(text).toLowerCase()).slice(0, 400);
  bare = bare.replace(/(?:\d{4}年|\d{4}[-/.])?\d{1,2}[月/.-]\d{1,2}日/g, '');
  const found: (FoundPeriod & { at: number })[] = [];
  for (const { regex, read } of LOOSE) {
    bare = bare.replace(regex, (...args) => {
      const at = args.find((arg) => typeof arg === 'number') as number;
      const groups = args.slice(0, args.indexOf(at)) as (string | undefined)[];
      const period = withYear(groups, read);
      if (!period || isInCode(bare, at, groups[0]!)) return groups[0]!;
      found.push({ period, rest: '', at });
      return '\u0001'.repeat(groups[0]!.length);
    });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the placeholder of a period that was taken out, 5月 of 5月—6月
  const month = /(^|[^\d.-]|\u0001-)(0?[1-9]|1[0-2])月(?:份)?(?!\d)/.exec(bare);
  if (month) {
    found.push({ period: { year: null, month: Number(month[2]), span: 'month' }, rest: '', at: month.index });
    bare = bare.replace(month[0], month[1]!);
  }
  const year = /((?:19|20|21)\d{2})年(?:度)?/.exec(bare);
  if (year) {
    found.push({ period: { year: Number(year[1]), month: null, span: 'year' }, rest: '', at: year.index });
    bare = bare.replace(year[0], '');
  }
  const rest = bare.replaceAll('\u0001', '');
  return found.sort((a, b) => a.at - b.at).map(({ period }) => ({ period, rest }));
}

/** P1-8月2 and I11-8月 are slips of the finger, and neither P2 nor I1 of 1-8月: the characters around it must not be joined. */
function isInCode(text: string, at: number, found: string): boolean {
  const [before = '', after = ''] = [text[at - 1], text[at + found.length]];
  const isYear = /^(?:19|20|21)\d{2}/.test(found);
  return (
    (/\d/.test(before) && /^\d/.test(found) && !isYear) || (/[a-z\d]/.test(before) && /[a-z\d]/.test(after))
  );
}

/** The later saying fills in or overrides the earlier: a year above, a month below. */
export function joinPeriods(outer: PeriodReading | null, inner: PeriodReading | null): PeriodReading | null {
  if (!outer || !inner) return inner ?? outer;
  if (inner.span === 'year') return { ...outer, year: inner.year ?? outer.year };
  return { ...inner, year: inner.year ?? outer.year };
}

const PLAIN_MONTH = /^((?:19|20|21)\d{2})-(0[1-9]|1[0-2])$/;

function plainPeriod(text: string): PeriodReading | null {
  const match = PLAIN_MONTH.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2]), span: 'month' } : null;
}

function withYear(match: (string | undefined)[], read: Pattern['read']): PeriodReading | null {
  const [, full, short, ...groups] = match;
  const reading = read(groups);
  if (!reading) return null;
  const year = full ? Number(full) : short ? 2000 + Number(short) : null;
  return { year, ...reading };
}

/** A date means its month: 2023-08-31, 20230831, 2023年8月31日. */
function dayPeriod(match: RegExpExecArray): PeriodReading | null {
  const digits = match.length === 4;
  const [year, month, day] = digits
    ? [match[1], match[2], match[3]]
    : [match[1] ?? `20${match[2]}`, match[3], match[4]];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) <= last ? { year: Number(year), month: Number(month), span: 'month' } : null;
}

/** `aug-23`, `august2023`, `jan-aug2023`, `2023aug`, `1q2026`, `q32020`. */
function english(bare: string): PeriodReading | null {
  const month = ENGLISH_MONTHS.join('|');
  const range = new RegExp(`^(?:jan)[a-z]*-(${month})[a-z]*[-,']?((?:19|20|21)\\d{2})?$`).exec(bare);
  if (range) return englishMonth(range[1]!, range[2], 'ytd');
  const named = new RegExp(`^(${month})[a-z]{0,6}[-.,']?((?:19|20|21)?\\d{2})?$`).exec(bare);
  if (named) return englishMonth(named[1]!, named[2], 'month');
  const leading = new RegExp(`^((?:19|20|21)\\d{2})-?(${month})[a-z]{0,6}$`).exec(bare);
  if (leading) return englishMonth(leading[2]!, leading[1], 'month');
  const quarter = /^(?:q([1-4])|([1-4])q)[-/']?((?:19|20|21)?\d{2})?$/.exec(bare);
  if (!quarter) return null;
  const year = quarter[3] === undefined ? null : fullYear(quarter[3]);
  return { year, month: Number(quarter[1] ?? quarter[2]) * 3, span: 'quarter' };
}

function englishMonth(name: string, year: string | undefined, span: 'month' | 'ytd'): PeriodReading {
  return { year: year === undefined ? null : fullYear(year), month: ENGLISH_MONTHS.indexOf(name) + 1, span };
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 : 0) + Number(digits);

/** 八月 → 8月, 一至十二月 → 1至12月, 二〇二三年 → 2023年. Quarters keep their characters. */
function arabic(text: string): string {
  return text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (year) =>
      [...year]
        .map((digit) => Math.max(0, CHINESE.indexOf(digit === '零' || digit === '○' ? '〇' : digit)))
        .join(''),
    )
    .replace(/([一二三四五六七八九]?十[一二]?|[一二三四五六七八九])(?=(?:个)?月)/g, (month) =>
      String(chineseNumber(month)),
    )
    .replace(/一(?=(?:至|到|-|~)\d{1,2}月)/g, '1');
}

function chineseNumber(text: string): number {
  const ten = text.indexOf('十');
  if (ten < 0) return CHINESE.indexOf(text);
  return (
    (ten === 0 ? 1 : CHINESE.indexOf(text[0]!)) * 10 +
    (ten === text.length - 1 ? 0 : CHINESE.indexOf(text[ten + 1]!))
  );
}
