import { posix } from 'node:path';
import { withoutComments } from '../support/sources.ts';
import { eachFile, type Rule } from './rule.ts';

export const LONGEST = 300;

export const length: Rule = eachFile(({ text }) => {
  const lines = text.split('\n').length - 1;
  return lines > LONGEST ? [`${lines} lines`] : [];
});

export const FULLEST = 15;
/** Folders with more files, and why. */
const FULLER: Record<string, string> = {};

export const folderSize: Rule = (sources) => {
  const counts = new Map<string, number>();
  for (const { path } of sources) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > FULLEST && !FULLER[folder])
    .map(([folder, count]) => `${folder}: ${count} files`);
};

const REEXPORT = /\bexport\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*(?:from\s*['"][^'"]+['"])?\s*;?/g;
const IMPORT = /\bimport\s+[^'";]*from\s*['"][^'"]+['"]\s*;?/g;

/** A file that only passes on what other files export. */
export const forwards: Rule = eachFile(({ text }) => {
  const code = withoutComments(text);
  const rest = code.replace(REEXPORT, '').replace(IMPORT, '').trim();
  return code.trim() !== '' && rest === '' && REEXPORT.test(code) ? ['only forwards'] : [];
});

const EMPTY_WORDS = /(?:^|-)(?:utils?|helpers?|common|misc|managers?|services?)(?:[-.]|$)/;
const KEBAB_CASE = /^\d*[a-z0-9.-]+$/;

export const names: Rule = eachFile(({ path }) =>
  path
    .split('/')
    .slice(1)
    .filter((part) => EMPTY_WORDS.test(part) || !KEBAB_CASE.test(part)),
);
