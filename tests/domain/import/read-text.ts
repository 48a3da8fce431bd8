import { isProblem } from '../../../domain/import/finding.ts';
import { parseFile } from '../../../domain/import/parse-file.ts';
import type { ParsedFile, UploadContext } from '../../../domain/import/parsed-file.ts';
import { readTextTable } from '../../../domain/import/text/text-table.ts';
import { CATALOG } from '../../support/upload-case.ts';

export function read(text: string, more: Partial<UploadContext> = {}): ParsedFile {
  const file = readTextTable(Buffer.from(text));
  if (isProblem(file)) throw new Error(file.messageEn);
  return parseFile(
    { tables: [file.table], encoding: file.encoding },
    { catalog: CATALOG, currentMonth: '2025-09', ...more },
  );
}

/** `[indicator, entity, month, ytd, yoyYtd]` of each observation. */
export const figures = (parsed: ParsedFile) =>
  parsed.observations.map(({ indicator, entity, month, ytd, yoyYtd }) => [
    indicator,
    entity,
    month,
    ytd,
    yoyYtd,
  ]);

/** `[grade, code, row]` of each problem. */
export const problemsOf = ({ problems }: ParsedFile) =>
  problems.map(({ grade, code, row }) => [grade, code, row]);

export const LONG = '期间,指标,园区,累计';

export const TABLE = '高新园区2025年6月主要经济指标';

export const TYPICAL = { 'TAX|GX': 9.1 };
