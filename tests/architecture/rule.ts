import { type Source, withoutComments } from '../support/sources.ts';

/** Returns one line for each offence among the given files. */
export type Rule = (sources: readonly Source[]) => string[];

/** A set of files that breaks a rule: `[path, text]` each. */
export type Offender = readonly (readonly [path: string, text: string])[];

/** A rule that looks at one file at a time and yields one line for each file that breaks it. */
export function eachFile(check: (source: Source) => string[]): Rule {
  return (sources) =>
    sources.flatMap((source) => {
      const offences = check(source);
      return offences.length > 0 ? [`${source.path}: ${offences.join(', ')}`] : [];
    });
}

/** Every match of `pattern` outside comments. */
export function matchesOf(source: Source, pattern: RegExp): string[] {
  return Array.from(withoutComments(source.text).matchAll(pattern), (match) => match[0]);
}
