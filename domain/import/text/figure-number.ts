import { tidy } from './text-width.ts';

/** What stands beside a number and changes its meaning. */
export type Mark = 'percent' | 'points' | 'times';

/**
 * What a cell says where a number is expected. `blank` is "not reported" and never zero; `flat` is 持平, which
 * is zero growth but no level; `unreadable` is for a person to mend.
 */
export type NumberReading =
  | { kind: 'number'; value: number; mark: Mark | null; unit: string | null }
  | { kind: 'blank' }
  | { kind: 'flat' }
  | { kind: 'unreadable' };

const BLANK: NumberReading = { kind: 'blank' };
const FLAT: NumberReading = { kind: 'flat' };
const UNREADABLE: NumberReading = { kind: 'unreadable' };

/** Longer is no number, and no pattern here is to meet it. */
const LONGEST = 60;

/** The ways in which tables say that there is nothing to report. */
const BLANKS =
  /^(-+|\/+|\\|\.{2,6}|…+|·+|\*+|x+|×+|n\/?a|nan|null|none|nil|#n\/a|无|暂无|暂缺|缺|缺报|未报|未报送|未公布|尚未公布|无数据|空|不适用|待定|待报)%?$/i;
const FLATS = /^(与(上年|去年)(同期)?)?持平$/;

const NUMBER = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/;
/** 1,234,567.8 and 19 278.1 and 1'234: threes after the first group, nothing else; 0,123 is no thousands. */
const GROUPED = /^([+-]?)([1-9]\d{0,2}(?:([, '’])\d{3})(?:\3\d{3})*(?:\.\d*)?)$/;
const RISE = /^(同比)?(增长|增加|上升|提高|上涨|增|升|涨|↑)/;
const FALL = /^(同比)?(下降|降低|减少|回落|下跌|减|降|跌|负|↓)/;
/** Brackets that hold words or footnotes; only round ones are an accountant's minus. */
const OTHER_BRACKETS = /[【】〔〕]/;
/** A measure behind the number: 12.4亿元. What it is worth is for `unit.ts` to say. */
const UNIT_BEHIND =
  /^(.*\d)\s*((?:[万亿千百]{0,2}(?:元|美元|吨|吨标准煤|人|户|家|个|件|宗|起|亩|公顷|平方米|千瓦时|度))|[亿万])$/;

/**
 * A number as people write it: full-width digits, thousands separators (comma or space), any dash for minus,
 * accountants' brackets, words for up and down, %, 个百分点, 倍, a unit behind.
 *
 * @example '１９ ２７８．１' → 19278.1 · '-5.2%' → −5.2 percent · '下降3.2%' → −3.2 percent
 * @example '1.54个百分点' → 1.54 points · '增长1.79倍' → 1.79 times · '—' → blank · '持平' → flat · '1.2.3' → unreadable
 */
export function readNumber(text: string): NumberReading {
  const plain = plainNumber(text);
  if (plain !== undefined) return plain;
  let rest = tidy(text).replace(/^'/, '');
  if (rest.length > LONGEST || OTHER_BRACKETS.test(text)) return UNREADABLE;
  if (rest === '' || BLANKS.test(rest.replace(/\s/g, ''))) return BLANK;
  if (FLATS.test(rest)) return FLAT;
  if (/\de\+\d/i.test(rest) && rest.includes('E')) return UNREADABLE;
  let sign = 1;
  if (RISE.test(rest)) rest = rest.replace(RISE, '').trim();
  else if (FALL.test(rest)) {
    rest = rest.replace(FALL, '').trim();
    sign = -1;
    // 下降(3.2): whether the brackets say it once more or turn it round is not for us to decide.
    if (/^[+\-(]/.test(rest)) return UNREADABLE;
  }
  let mark: Mark | null = null;
  let unit: string | null = null;
  if (/%$/.test(rest)) {
    mark = 'percent';
    rest = rest.slice(0, -1).trim();
  } else if (/个?百分点$/.test(rest)) {
    mark = 'points';
    rest = rest.replace(/个?百分点$/, '').trim();
  } else if (/倍$/.test(rest)) {
    mark = 'times';
    rest = rest.slice(0, -1).trim();
  } else {
    const behind = UNIT_BEHIND.exec(rest);
    if (behind) {
      rest = behind[1]!.trim();
      unit = behind[2]!;
    }
  }
  const bracketed = /^\(([\d.,' ]+)\)$/.exec(rest);
  if (bracketed) {
    rest = bracketed[1]!.trim();
    sign = -sign;
  }
  // A dollar sign is no unit of ours to drop: what it stands before may be another currency.
  rest = rest.replace(/^([+-])\s+/, '$1').replace(/^[¥￥]/, '');
  const value = digits(rest);
  return value === null ? UNREADABLE : { kind: 'number', value: unsigned(sign * value), mark, unit };
}

/** Nearly every cell of a large file: digits with a point, perhaps a minus. */
const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;

function plainNumber(text: string): NumberReading | undefined {
  if (text === '') return BLANK;
  return PLAIN.test(text)
    ? { kind: 'number', value: unsigned(Number(text)), mark: null, unit: null }
    : undefined;
}

function digits(text: string): number | null {
  const match = NUMBER.exec(text.toLowerCase());
  if (match) return finite(match[0]);
  const grouped = GROUPED.exec(text);
  return grouped ? finite(grouped[1]! + grouped[2]!.replace(/[, '’]/g, '')) : null;
}

/** Beyond 10^15 no figure of a development zone lies, and decimals are no longer exact. */
function finite(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? value : null;
}

/** No −0. */
const unsigned = (value: number): number => (value === 0 ? 0 : value);
