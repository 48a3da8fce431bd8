import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isProblem } from '../../domain/import/finding.ts';
import { FIELDS, type UploadContext } from '../../domain/import/parsed-file.ts';
import type { Catalog } from '../../domain/model.ts';
import { parseBytes } from '../../formats/reader/read-file.ts';
import { type OldSheet, toOldWorkbook } from './office/old-workbook.ts';
import { type Sheet, toWorkbook } from './office/workbook.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures/upload', import.meta.url));

export const CATALOG = JSON.parse(readFileSync(`${FIXTURES}/catalog.json`, 'utf8')) as Catalog;

/** A case's file as bytes: as it lies there, or the workbook that its JSON describes. */
export function inputOf(name: string): Buffer {
  const folder = `${FIXTURES}/${name}`;
  for (const ending of ['csv', 'tsv', 'txt'])
    if (existsSync(`${folder}/input.${ending}`)) return readFileSync(`${folder}/input.${ending}`);
  const read = <T>(ending: string): T => JSON.parse(readFileSync(`${folder}/input.${ending}`, 'utf8')) as T;
  return existsSync(`${folder}/input.xls.json`)
    ? toOldWorkbook(read<{ sheets: OldSheet[] }>('xls.json').sheets)
    : toWorkbook(read<{ sheets: Sheet[] }>('json').sheets);
}

export function contextOf(name: string): UploadContext {
  const { answers } = JSON.parse(readFileSync(`${FIXTURES}/${name}/case.json`, 'utf8')) as {
    answers?: Record<string, string>;
  };
  return { catalog: CATALOG, currentMonth: '2025-09', ...(answers ? { answers } : {}) };
}

/** What is read from a case, in the form that `expected.json` keeps: short enough to read by eye. */
export async function summaryOf(name: string): Promise<unknown> {
  const result = await parseBytes(inputOf(name), contextOf(name));
  if (isProblem(result)) return { problem: result.code };
  const { parsed } = result;
  return {
    shape: parsed.shape,
    encoding: parsed.encoding,
    about: [parsed.period, parsed.entity, parsed.indicator],
    observations: parsed.observations.map((one) => [
      one.period,
      one.indicator,
      one.entity,
      ...FIELDS.map((field) => one[field]),
      one.status,
      one.sheet,
      one.row,
    ]),
    questions: parsed.questions.map(({ key, choices, suggestion }) => [
      key,
      choices.length > 6 ? choices.length : choices.map(({ value }) => value).join(' | '),
      suggestion,
    ]),
    assumptions: parsed.assumptions.map(({ code }) => code),
    problems: parsed.problems.map(({ grade, code, sheet, row, column, value, choices = [] }) => [
      grade,
      code,
      sheet,
      row,
      column,
      value,
      ...choices.map((choice) => choice.value),
    ]),
    ignored: parsed.ignored.map(({ row, reason }) => [row, reason.en]),
  };
}
