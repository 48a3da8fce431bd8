import type { Text } from '../model.ts';
import type { Problem } from '../problem.ts';

/**
 * How much a finding weighs:
 * - `refuse`  the file cannot be accepted
 * - `confirm` it may be right; a person says so, with a reason
 * - `note`    worth knowing, asks for nothing
 */
export const GRADES = ['refuse', 'confirm', 'note'] as const;
export type Grade = (typeof GRADES)[number];

/** One possible answer: what is sent back, and how a person reads it. */
export interface Choice {
  value: string;
  label: Text;
}

/** A problem with its weight, the sheet it is on, and what was expected there. */
export interface Finding extends Problem {
  grade: Grade;
  sheet: string | null;
  expected: Text | null;
  /** Near misses: offered, never taken. */
  choices?: Choice[];
}

/** Where a finding points, all optional: the whole file when empty. */
export interface At {
  sheet?: string | null;
  row?: number | null;
  column?: string | null;
  value?: string | null;
}

/** Cells can hold pages of text; a message quotes the beginning. */
const QUOTED = 60;

export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line;
}

export function toFinding(
  grade: Grade,
  code: string,
  at: At,
  message: Text,
  expected: Text | null = null,
): Finding {
  return {
    grade,
    code,
    sheet: at.sheet ?? null,
    row: at.row ?? null,
    column: at.column ?? null,
    value: at.value === undefined || at.value === null ? null : quoted(at.value),
    expected,
    message: message.zh,
    messageEn: message.en,
  };
}

/** Something that keeps a whole file from being read: no row, no column. */
export function fileProblem(code: string, zh: string, en: string): Problem {
  return { code, row: null, column: null, value: null, message: zh, messageEn: en };
}

export function isProblem<T extends object>(result: T | Problem): result is Problem {
  return 'messageEn' in result && 'code' in result;
}
