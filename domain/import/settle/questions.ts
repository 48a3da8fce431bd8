import type { Catalog, Month, Text } from '../../model.ts';
import { addMonths } from '../../month.ts';
import type { Choice } from '../finding.ts';
import { monthIn } from '../layout/preamble.ts';
import { answerKey, nameAnswerKey, type Question } from '../parsed-file.ts';
import type { UnknownName } from '../rows/body-rows.ts';
import type { Names } from '../terms/header-terms.ts';
import { findPeriods, readPeriod } from '../terms/period-text.ts';
import { unitsLike } from '../terms/unit-words.ts';

/** The questions that a file leaves open, with their choices. Keys are stable: answers are sent back under them. */

type Asked = Omit<Question, 'sheet' | 'row' | 'column' | 'value' | 'suggestion'> & Partial<Question>;

const ask = (question: Asked): Question => ({
  sheet: null,
  row: null,
  column: null,
  value: null,
  suggestion: null,
  ...question,
});

/** Months offered when a file names none. */
const MONTHS_OFFERED = 14;

export function askPeriod(currentMonth: Month, fileName: string | null, stated: Month[] = []): Question {
  const suggestion = stated.length > 0 ? null : periodInFileName(fileName);
  const recent = Array.from({ length: MONTHS_OFFERED }, (_, i) => addMonths(currentMonth, -i));
  const months = stated.length > 0 ? stated : suggestion ? [suggestion, ...recent] : recent;
  return ask({
    key: 'period',
    code: 'period',
    zh:
      stated.length > 0
        ? '文件里写了几个不同的期间，这份数据是哪个月的？'
        : '文件没有写明期间，这份数据是哪个月的？',
    en:
      stated.length > 0
        ? 'The file names several periods. Which month is it about?'
        : 'Which month is this file about?',
    choices: [...new Set(months)].map((month) => ({ value: month, label: monthText(month) })),
    suggestion,
    remember: 'never',
  });
}

/** 2023年8月指标.csv, report-202308.xlsx, 2023-08.csv: offered, because a file name is easily an old one. */
function periodInFileName(fileName: string | null): Month | null {
  if (!fileName) return null;
  const stem = fileName.replace(/\.[a-z]{2,5}$/i, '');
  const said = findPeriods(stem).map(({ period }) => monthIn(period));
  const digits = /(?:^|\D)((?:19|20)\d{2}[-_.]?(?:0[1-9]|1[0-2]))(?:\D|$)/.exec(stem);
  return (
    said.find((month) => month !== null) ??
    (digits ? monthIn(readPeriod(digits[1]!.replace(/[_.]/, '-'))) : null)
  );
}

function monthText(month: Month): Text {
  return {
    zh: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月（累计为 1—${Number(month.slice(5))}月）`,
    en: month,
  };
}

export function askEntity(
  catalog: Catalog,
  stated: string[],
  sheet: string | null,
  fileName: string | null,
): Question {
  const offered = catalog.entities.filter(
    ({ code, kind }) =>
      stated.length === 0 || stated.includes(code) || (stated.length === 0 && kind !== 'enterprise'),
  );
  const named = offered.find((entity) =>
    [entity.name, entity.shortName].some((name) => name && name.length > 1 && fileName?.includes(name)),
  );
  return ask({
    key: sheet === null ? 'entity' : answerKey('entity', sheet),
    code: 'entity',
    sheet,
    zh:
      sheet === null
        ? '文件没有写明是哪个园区、部门或地区的数据。'
        : `工作表“${sheet}”是哪个园区、部门或地区的数据？`,
    en:
      sheet === null
        ? 'Which park, department or region is this file about?'
        : `Which park, department or region is the sheet “${sheet}” about?`,
    choices: offered.map(({ code, name, nameEn }) => ({
      value: code,
      label: { zh: name, en: nameEn ?? name },
    })),
    suggestion: named?.code ?? null,
    remember: 'offer',
  });
}

export function askIndicator(catalog: Catalog, fileName: string | null): Question {
  const named = catalog.indicators.filter(({ name }) => fileName?.includes(name));
  return ask({
    key: 'indicator',
    code: 'indicator',
    zh: '文件没有写明是哪个指标。',
    en: 'Which indicator is this file about?',
    choices: catalog.indicators.map(({ code, name, nameEn, unit }) => ({
      value: code,
      label: { zh: `${name}（${unit}）`, en: `${nameEn ?? name} (${unit})` },
    })),
    suggestion: named.length === 1 ? named[0]!.code : null,
    remember: 'offer',
  });
}

/** @param disputed units that the file does state, one against the other */
export function askUnit(
  unit: string,
  names: string[],
  suggestion: string | null,
  disputed: readonly string[] = [],
): Question {
  const list = listed(names);
  return ask({
    key: answerKey('unit', unit),
    code: 'unit',
    zh:
      disputed.length > 0
        ? `表头上方写了不止一种计量单位（${disputed.join('、')}）：${list}。系统里用${unit}，文件里用的是？`
        : `文件没有写明计量单位：${list}。系统里用${unit}，文件里用的是？`,
    en:
      disputed.length > 0
        ? `More than one unit is stated above the header (${disputed.join(', ')}) for ${list}, kept here in ${unit}. Which one does the file use?`
        : `The file states no unit for ${list}, kept here in ${unit}. Which unit does it use?`,
    choices: unitsLike(unit).map((name) => ({ value: name, label: { zh: name, en: name } })),
    suggestion,
    remember: 'apply',
  });
}

export function askScale(example: string): Question {
  return ask({
    key: 'percent-or-fraction',
    code: 'percent-or-fraction',
    zh: `增速（比率）没有写明是百分数还是小数，例如“${example}”。`,
    en: `Growth (or a rate) is written without saying whether in percent or as a fraction, for example “${example}”.`,
    choices: [
      {
        value: 'percent',
        label: { zh: `百分数：${example} 就是 ${example}%`, en: `percent: ${example} is ${example} %` },
      },
      {
        value: 'fraction',
        label: {
          zh: `小数：${example} 表示 ${asPercent(example)}%`,
          en: `a fraction: ${example} is ${asPercent(example)} %`,
        },
      },
    ],
    remember: 'apply',
  });
}

const asPercent = (example: string): string => {
  const value = Number(example);
  return Number.isFinite(value) ? String(Number((value * 100).toPrecision(6))) : '?';
};

export function askSpan(names: string[], growth: boolean): Question {
  const list = listed(names);
  return ask({
    key: growth ? 'growth-span' : 'month-or-ytd',
    code: growth ? 'growth-span' : 'month-or-ytd',
    zh: growth ? `${list}的增速是当月的还是累计的？` : `${list}的数值是当月的还是累计（1 月至本月）的？`,
    en: growth
      ? `Is the growth of ${list} that of the month or of the year to date?`
      : `Are the figures of ${list} those of the month or of the year to date?`,
    choices: [
      { value: 'ytd', label: { zh: '累计', en: 'year to date' } },
      { value: 'month', label: { zh: '当月', en: 'month' } },
    ],
    remember: 'apply',
  });
}

export function askLag(names: string[]): Question {
  const list = listed(names);
  return ask({
    key: 'lag',
    code: 'lag',
    zh: `${list}通常晚一个月公布，表里没有注明（1—上月）。这些数是哪个月的？`,
    en: `${list} usually comes a month later, and the table does not say. Which month are these figures for?`,
    choices: [
      {
        value: 'previous',
        label: { zh: '比表上的月份早一个月（上月）', en: 'the month before the table’s' },
      },
      { value: 'same', label: { zh: '与表上的月份相同', en: 'the table’s own month' } },
    ],
    remember: 'apply',
  });
}

export function askMonth(
  text: string,
  year: number,
  row: number,
  column: string,
  sheet: string | null,
): Question {
  return ask({
    key: answerKey('period', text.trim()),
    code: 'january-or-october',
    sheet,
    row,
    column,
    value: text,
    zh: `“${text.trim()}”是 1 月还是 10 月？（Excel 会把 ${year}.10 存成 ${year}.1）`,
    en: `Is “${text.trim()}” January or October? (Excel stores ${year}.10 as ${year}.1)`,
    choices: [
      { value: `${year}-01`, label: { zh: `${year}年1月`, en: `${year}-01` } },
      { value: `${year}-10`, label: { zh: `${year}年10月`, en: `${year}-10` } },
    ],
    remember: 'never',
  });
}

/** Answering `skip` leaves the rows of that name out. */
export function askName(unknown: UnknownName, near: string[], names: Names): Question {
  const index = unknown.kind === 'entity' ? names.entities : names.indicators;
  const kind = unknown.kind === 'entity' ? '园区、部门或地区' : '指标';
  const choices: Choice[] = near.map((code) => ({
    value: code,
    label: { zh: index.nameOf(code), en: index.nameOf(code) },
  }));
  return ask({
    key: nameAnswerKey(unknown),
    code: 'name',
    sheet: unknown.sheet,
    row: unknown.row,
    column: unknown.column,
    value: unknown.text,
    zh: `系统里没有${kind}“${unknown.text.trim()}”，是不是下面的一个？`,
    en: `There is no ${unknown.kind} “${unknown.text.trim()}”. Is it one of these?`,
    choices: [
      ...choices,
      { value: 'skip', label: { zh: '都不是，不导入', en: 'none of these; leave it out' } },
    ],
    remember: 'apply',
  });
}

function listed(names: string[]): string {
  const shown = names.slice(0, 4).join('、');
  return names.length > 4 ? `${shown} 等 ${names.length} 项` : shown;
}
