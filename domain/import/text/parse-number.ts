import { tidy } from './character-forms.ts';

/** What is written with a number and changes its meaning. */
export type Mark = 'percent' | 'points' | 'times';

/** Why a text is not a number. */
export type NumberFault = 'not-a-number' | 'scientific-notation' | 'number-too-large';

/**
 * What a cell says where a number is expected. `blank` means "not reported" and never zero; `flat` is 持平, which
 * is zero growth but not a level; `unreadable` has to be corrected by a person.
 */
export type ParsedNumber =
  | { kind: 'number'; value: number; mark: Mark | null; unit: string | null }
  | { kind: 'blank' }
  | { kind: 'flat' }
  | { kind: 'unreadable'; fault: NumberFault };

const BLANK: ParsedNumber = { kind: 'blank' };
const FLAT: ParsedNumber = { kind: 'flat' };
const UNREADABLE: ParsedNumber = { kind: 'unreadable', fault: 'not-a-number' };
const TOO_LARGE: ParsedNumber = { kind: 'unreadable', fault: 'number-too-large' };
const SCIENTIFIC: ParsedNumber = { kind: 'unreadable', fault: 'scientific-notation' };

/** A longer text is not a number; no pattern below has to process it. */
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
/** Brackets that hold words or footnotes; only round ones mean minus, as accountants write it. */
const OTHER_BRACKETS = /[【】〔〕]/;
/** A unit behind the number: 12.4亿元. `terms/unit-words.ts` knows its size. */
const UNIT_BEHIND =
  /^(.*\d)\s*((?:[万亿千百]{0,2}(?:元|美元|吨|吨标准煤|人|户|家|个|件|宗|起|亩|公顷|平方米|千瓦时|度))|[亿万])$/;

/**
 * The one parser of numbers typed by people: full-width digits, thousands separators (comma or space), any dash for
 * minus, accountants' brackets, words for up and down, %, 个百分点, 倍, a unit behind. Never guesses: hexadecimal,
 * `Infinity`, a comma out of place are unreadable; so is `1.23E+08`, because a spreadsheet writes it where it has
 * thrown digits away.
 *
 * @example '１９ ２７８．１' → 19278.1 · '-5.2%' → −5.2 percent · '下降3.2%' → −3.2 percent
 * @example '1.54个百分点' → 1.54 points · '增长1.79倍' → 1.79 times · '—' → blank · '持平' → flat · '1.2.3' → unreadable
 */
export function parseNumber(text: string): ParsedNumber {
  const plain = plainNumber(text);
  if (plain !== undefined) return plain;
  let rest = tidy(text).replace(/^'/, '');
  if (rest.length > LONGEST || OTHER_BRACKETS.test(text)) return UNREADABLE;
  if (rest === '' || BLANKS.test(rest.replace(/\s/g, ''))) return BLANK;
  if (FLATS.test(rest)) return FLAT;
  if (/\dE\+\d/.test(rest)) return SCIENTIFIC;
  let sign = 1;
  if (RISE.test(rest)) rest = rest.replace(RISE, '').trim();
  else if (FALL.test(rest)) {
    rest = rest.replace(FALL, '').trim();
    sign = -1;
    // 下降(3.2): the brackets may repeat the minus or reverse it.
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
  // A dollar sign is not dropped: the number may be in another currency.
  rest = rest.replace(/^([+-])\s+/, '$1').replace(/^[¥￥]/, '');
  const value = digits(rest);
  if (value === null) return UNREADABLE;
  if (Math.abs(value) >= LARGEST) return TOO_LARGE;
  return { kind: 'number', value: withoutMinusZero(sign * value), mark, unit };
}

/** Nearly every cell of a large file: digits with a point, perhaps a minus. */
const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;

function plainNumber(text: string): ParsedNumber | undefined {
  if (text === '') return BLANK;
  return PLAIN.test(text)
    ? { kind: 'number', value: withoutMinusZero(Number(text)), mark: null, unit: null }
    : undefined;
}

function digits(text: string): number | null {
  const match = NUMBER.exec(text.toLowerCase());
  if (match) return Number(match[0]);
  const grouped = GROUPED.exec(text);
  return grouped ? Number(grouped[1]! + grouped[2]!.replace(/[, '’]/g, '')) : null;
}

/** No number of a development zone is as large, and beyond it decimals are no longer exact. */
const LARGEST = 1e15;

const withoutMinusZero = (value: number): number => (value === 0 ? 0 : value);
