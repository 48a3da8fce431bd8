import { compact } from '../text/character-forms.ts';

/** What a unit measures and how many powers of ten it is above the family's base. */
interface Measure {
  family: string;
  power: number;
}

const PREFIXES: [string, number][] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['千', 3],
  ['百', 2],
  ['', 0],
];

/** Base units with their other spellings. 户, 家 and 个 count the same things. */
const BASES: Record<string, string[]> = {
  元: ['元', '元人民币', '人民币元', '元(人民币)', 'yuan'],
  美元: ['美元', '元美元', 'usd'],
  千瓦时: ['千瓦时', '度', 'kwh', '千瓦·时', '千瓦小时'],
  平方米: ['平方米', '㎡', 'm2', 'm²', '平米'],
  立方米: ['立方米', 'm3', 'm³'],
  吨标准煤: ['吨标准煤', '吨标煤', 'tce'],
  吨: ['吨', 't'],
  人: ['人', '人次'],
  '元/人': ['元/人'],
  个: ['个', '户', '家', '个(家)', '项'],
  宗: ['宗'],
  件: ['件'],
  起: ['起'],
  辆: ['辆', '台', '台(套)', '套'],
  亩: ['亩'],
  公顷: ['公顷'],
  '%': ['%', '百分比', 'percent', '％'],
  个百分点: ['个百分点', '百分点', 'pp', 'ppt'],
};

const ENGLISH: Record<string, string> = {
  cny100m: '亿元',
  '100millionyuan': '亿元',
  '100mnyuan': '亿元',
  '10000yuan': '万元',
  cny10k: '万元',
  usd100m: '亿美元',
  usd10k: '万美元',
  usd10000: '万美元',
  usd1000: '千美元',
  'usd1,000': '千美元',
};

const MEASURES = new Map<string, Measure & { name: string }>();
for (const [base, spellings] of Object.entries(BASES)) {
  for (const spelling of spellings) {
    for (const [prefix, power] of PREFIXES) {
      const name = `${prefix}${base}`;
      MEASURES.set(`${prefix}${spelling}`, { family: base, power, name });
    }
  }
}
for (const [spelling, name] of Object.entries(ENGLISH)) MEASURES.set(spelling, MEASURES.get(name)!);

/**
 * A unit's canonical spelling, or null. `（亿元）`, `单位:亿元`, `亿 元` → 亿元; `户` → 个; `度` → 千瓦时.
 */
export function findUnit(text: string): string | null {
  return measureOf(text)?.name ?? null;
}

function measureOf(text: string): (Measure & { name: string }) | undefined {
  const bare = compact(text)
    .toLowerCase()
    .replace(/^(计量)?单位[:：]?/, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^人民币(?=.*元$)/, '')
    .replace(/^±/, '')
    .replace(/^(?:rmb)/, '');
  return MEASURES.get(bare);
}

/** Several units in one text, `单位：亿元、%`, in order; none when any part is not a unit. */
export function findUnits(text: string): string[] {
  const parts = compact(text)
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^(计量)?单位[:：]/, '')
    .split(/[、,，;；/]|和/)
    .filter((part) => part !== '');
  const units = parts.map(findUnit);
  return units.length > 0 && units.every((unit) => unit !== null) ? (units as string[]) : [];
}

/**
 * The power of ten from one unit to another of the same family, or null where there is none.
 *
 * @example powerBetween('万元', '亿元') → −4 · powerBetween('千美元', '亿美元') → −5 · powerBetween('亿元', '亿美元') → null
 */
export function powerBetween(from: string, to: string): number | null {
  const source = measureOf(from);
  const target = measureOf(to);
  if (!source || !target) return compact(from) === compact(to) ? 0 : null;
  return source.family === target.family ? source.power - target.power : null;
}

/** A unit written short, in full: 万 among figures in 亿元 → 万元. */
export function fullUnit(unit: string, among: string): string {
  if (unit !== '万' && unit !== '亿') return unit;
  return unit + (findUnit(among) ?? '').replace(/^[万亿千百十]+/, '');
}

/** The decimal point moved: `shift(238267589, -5)` → 2382.67589, without binary noise. */
export function shift(value: number, power: number): number {
  if (power === 0 || value === 0) return value;
  const [mantissa, exponent] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent ?? 0) + power}`);
}

/** Units of the same family, the small first: what a person may choose from when a file names none. */
export function unitsLike(unit: string): string[] {
  const measure = measureOf(unit);
  if (!measure) return [unit];
  const powers = measure.family === '%' || measure.family === '个百分点' ? [0] : [0, 3, 4, 6, 8];
  if (!powers.includes(measure.power)) powers.push(measure.power);
  return powers
    .sort((a, b) => a - b)
    .map((power) => `${PREFIXES.find(([, p]) => p === power)![0]}${measure.family}`);
}

export const isPercent = (unit: string | null): boolean => unit !== null && findUnit(unit) === '%';

export const isPercentOrPoints = (unit: string): boolean => isPercent(unit) || findUnit(unit) === '个百分点';
