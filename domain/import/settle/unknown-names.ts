import { type Choice, type Finding, quoted, toFinding } from '../finding.ts';
import type { Column } from '../layout/column.ts';
import { isNumeric, type Layout } from '../layout/table-layout.ts';
import { nameAnswerKey, type Question } from '../parsed-file.ts';
import type { UnknownName } from '../rows/body-rows.ts';
import type { Names } from '../terms/header-terms.ts';
import { isEmpty } from '../text/table.ts';
import { askName } from './questions.ts';

/** With more unknown names the catalog is another one; they are reported together. */
const MOST_QUESTIONS = 20;

/**
 * Names the catalog does not have. In the long form every name was meant, so each is refused; in a wide table (a
 * province's file of which we keep three rows) unknown rows are left out once a person agrees. Similar names are
 * offered, never taken; a name that the file itself uses as well is another thing, however similar.
 *
 * @param used codes of everything that the file names rightly
 */
export function unknownNames(
  all: readonly ReadonlyMap<string, UnknownName>[],
  names: Names,
  answers: Record<string, string>,
  { exact, used }: { exact: boolean; used: ReadonlySet<string> },
): { questions: Question[]; findings: Finding[]; count: number } {
  const unknown = new Map<string, UnknownName>();
  for (const map of all) for (const [key, name] of map) if (!unknown.has(key)) unknown.set(key, name);
  const questions: Question[] = [];
  const findings: Finding[] = [];
  const left: UnknownName[] = [];
  for (const name of unknown.values()) {
    if (answers[nameAnswerKey(name)] === 'skip') continue;
    const index = name.kind === 'entity' ? names.entities : names.indicators;
    const near = unknown.size <= 200 ? index.near(name.text).filter((code) => !used.has(code)) : [];
    const choices: Choice[] = near.map((code) => ({
      value: code,
      label: { zh: index.nameOf(code), en: index.nameOf(code) },
    }));
    if (exact)
      findings.push({ ...unknownName('refuse', name, choices), ...(choices.length > 0 ? { choices } : {}) });
    else if (near.length > 0 && questions.length < MOST_QUESTIONS) questions.push(askName(name, near, names));
    else left.push(name);
  }
  if (left.length === 0) return { questions, findings, count: unknown.size };
  if (used.size === 0 && questions.length === 0) findings.push(nothingKnown(left));
  else for (const name of left) findings.push(unknownName(name.part ? 'note' : 'confirm', name, []));
  return { questions, findings, count: unknown.size };
}

function unknownName(grade: 'refuse' | 'confirm' | 'note', name: UnknownName, near: Choice[]): Finding {
  const kind = KIND[name.kind];
  const text = quoted(name.text);
  const times = name.times > 1 ? `（共 ${name.times} 行）` : '';
  const offer = near.length > 0 ? `是不是“${near.map(({ label }) => label.zh).join('”“')}”？` : '';
  const out = grade === 'refuse' ? '' : '这些行不会导入。';
  return toFinding(
    grade,
    `unknown-${name.kind}`,
    { sheet: name.sheet, row: name.row, column: name.column, value: name.text },
    {
      zh: `系统里没有${kind.zh}“${text}”${times}。${offer}${out}`,
      en: `There is no ${kind.en} “${text}”${name.times > 1 ? ` (${name.times} rows)` : ''}.${
        near.length > 0 ? ` Is it “${near.map(({ label }) => label.en).join('” or “')}”?` : ''
      }${grade === 'refuse' ? '' : ' These rows will be left out.'}`,
    },
    { zh: `${kind.zh}的编码、名称、简称或别名`, en: 'a code, name, short name or alias' },
  );
}

const KIND = {
  indicator: { zh: '指标', en: 'indicator' },
  entity: { zh: '园区、部门或地区', en: 'entity' },
} as const;

function nothingKnown(names: UnknownName[]): Finding {
  const kind = KIND[names[0]!.kind];
  const shown = names.slice(0, 5).map(({ text }) => quoted(text));
  return toFinding(
    'refuse',
    `unknown-${names[0]!.kind}`,
    { sheet: names[0]!.sheet, row: names[0]!.row, column: names[0]!.column, value: names[0]!.text },
    {
      zh: `文件里的${kind.zh}系统里都没有：${shown.join('、')}${names.length > 5 ? ` 等 ${names.length} 个` : ''}。请核对文件，或请管理员添加（也可以加别名）。`,
      en: `None of the file's ${names[0]!.kind === 'entity' ? 'entities' : 'indicators'} is known here: ${shown.join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}. Check the file, or ask an administrator to add them (or aliases).`,
    },
  );
}

/** Columns of figures under a header that is not recognised: left out and reported. */
export function unknownColumns(layout: Layout, columns: readonly Column[], anyFigures: boolean): Finding[] {
  const sample = layout.body.slice(0, 200);
  return columns
    .filter((column) => column.use === 'unknown')
    .filter(({ index }) => sample.some((row) => !isEmpty(row.cells[index]) && isNumeric(row.cells[index]!)))
    .map(({ label }) =>
      toFinding(
        anyFigures ? 'confirm' : 'refuse',
        'unknown-column',
        {
          sheet: layout.table.name,
          row: layout.header[layout.header.length - 1]!.number,
          column: label,
          value: label,
        },
        {
          zh: `没有认出“${quoted(label)}”这一列${anyFigures ? '，不会导入' : ''}。`,
          en: `The column “${quoted(label)}” was not recognised${anyFigures ? ' and will be left out' : ''}.`,
        },
        {
          zh: '指标名称，或 当月、累计、同比、期间',
          en: 'an indicator, or a month, year to date, growth or period',
        },
      ),
    );
}
