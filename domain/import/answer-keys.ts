import type { Question } from './parsed-file.ts';

/**
 * The key of a question: its code, and what of the file it is about where a file can leave several of the code open.
 * Answers are stored and sent back under it, so it must stay as it is.
 *
 * @example answerKey('unit', '亿元') → `unit:亿元`
 */
export const answerKey = (code: Exclude<Question['code'], 'name'>, about: string): string =>
  `${code}:${about}`;

/** @example nameAnswerKey({ kind: 'indicator', text: 'GDP ' }) → `name:indicator:GDP` */
export const nameAnswerKey = ({ kind, text }: { kind: NameKind; text: string }): string =>
  `name:${kind}:${text.trim()}`;

type NameKind = 'indicator' | 'entity';

const NAME = /^name:(indicator|entity):(.*)$/s;
const OTHER = /^[^:]*:(.*)$/s;

/** What of the file an answer is about: a unit, a sheet, a month or a name as it is written there; null: all of it. */
export function aboutOf(key: string): string | null {
  return NAME.exec(key)?.[2] ?? OTHER.exec(key)?.[1] ?? null;
}

/** The names that were matched by answers, name → code. Names answered with `skip` are left out. */
export function answeredNames(
  answers: Readonly<Record<string, string>>,
  kind: NameKind,
): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [key, value] of Object.entries(answers)) {
    const [, named, text] = NAME.exec(key) ?? [];
    if (named === kind && text !== undefined && value !== 'skip') names[text] = value;
  }
  return names;
}
