import { fileProblem } from '../domain/import/finding.ts';
import type { Problem } from '../domain/problem.ts';

/** A file that is not accepted, with the reason in both languages. Crosses the process boundary as its problem. */
export class FileRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.messageEn);
    this.name = 'FileRefused';
    this.problem = problem;
  }
}

export function fileRefused(code: string, zh: string, en: string): FileRefused {
  return new FileRefused(fileProblem(code, zh, en));
}

/** @throws FileRefused */
export function refuse(code: string, zh: string, en: string): never {
  throw fileRefused(code, zh, en);
}

/** The container or a part of it contradicts itself. */
export function damagedWorkbook(what: string): Problem {
  return fileProblem(
    'damaged-workbook',
    `工作簿文件已损坏或不完整（${what}）。请在 Excel 或 WPS 里打开，另存为新的 .xlsx 后再上传。`,
    `The workbook is damaged or incomplete (${what}). Open it in Excel or WPS, save it as a new .xlsx and upload that.`,
  );
}

export function refuseDamaged(what: string): never {
  throw new FileRefused(damagedWorkbook(what));
}

/** It would unpack to more than any table of figures. */
export function refuseTooLarge(): never {
  refuse(
    'workbook-too-large',
    '工作簿解压后过大，不像是报表，已拒绝读取。请只保留需要的工作表，另存后再上传。',
    'The workbook unpacks to far more than a table of figures and was not read. Keep only the sheets needed, save and upload again.',
  );
}
