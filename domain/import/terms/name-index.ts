import type { Entity, Indicator } from '../../model.ts';
import { compact } from '../text/character-forms.ts';

/** A thing with its names: code, name, short and English name, aliases. The first is shown to people. */
interface Named {
  code: string;
  names: string[];
}

export type Match =
  | { kind: 'one'; code: string }
  /** The same name belongs to several. */
  | { kind: 'several'; codes: string[] }
  | { kind: 'none' };

/**
 * Finds codes by any of their names. Widths, brackets, spaces and letter case make no difference. Only whole names
 * match; similar ones come from `near`, to be offered to a person and never taken.
 */
export interface NameIndex {
  find(text: string): Match;
  /** Similar names, the most similar first, at most five. */
  near(text: string): string[];
  /** Names contained in a sentence, the longest first and no overlaps. */
  within(text: string): { code: string; name: string }[];
  nameOf(code: string): string;
}

/** The code of a match, or null where it is none or not a single one. */
export const codeOf = (match: Match): string | null => (match.kind === 'one' ? match.code : null);

/** @param answered names that people matched before → code; the catalog's own names take precedence */
export function indexEntities(entities: readonly Entity[], answered: Record<string, string> = {}): NameIndex {
  return toNameIndex(
    entities.map(({ code, name, nameEn, shortName, aliases }) => ({
      code,
      names: [name, code, ...(shortName ? [shortName] : []), ...(nameEn ? [nameEn] : []), ...aliases],
    })),
    answered,
  );
}

export function indexIndicators(
  indicators: readonly Indicator[],
  answered: Record<string, string> = {},
): NameIndex {
  return toNameIndex(
    indicators.map(({ code, name, nameEn, aliases }) => ({
      code,
      names: [name, code, ...(nameEn ? [nameEn] : []), ...aliases],
    })),
    answered,
  );
}

export function toNameIndex(things: readonly Named[], answered: Record<string, string> = {}): NameIndex {
  const byKey = new Map<string, Set<string>>();
  const names = new Map(things.map(({ code, names }) => [code, names[0] ?? code]));
  const add = (name: string, code: string): void => {
    const key = nameKey(name);
    if (key === '') return;
    const codes = byKey.get(key) ?? new Set();
    byKey.set(key, codes.add(code));
  };
  for (const { code, names } of things) for (const name of names) add(name, code);
  for (const [name, code] of Object.entries(answered)) {
    if (names.has(code) && !byKey.has(nameKey(name))) add(name, code);
  }
  const found = new Map<string, Match>();
  const find = (text: string): Match => {
    let match = found.get(text);
    if (!match) {
      match = matchOf(text.trim(), names, byKey);
      if (found.size < 20_000) found.set(text, match);
    }
    return match;
  };
  return {
    find,
    near: (text) => nearNames(nameKey(unnumbered(text)), byKey),
    within: (text) => namesWithin(nameKey(text), byKey),
    nameOf: (code) => names.get(code) ?? code,
  };
}

/** A code as it is means that thing only, whatever else bears the same name. */
function matchOf(
  text: string,
  names: ReadonlyMap<string, string>,
  byKey: ReadonlyMap<string, Set<string>>,
): Match {
  if (names.has(text)) return { kind: 'one', code: text };
  const codes = byKey.get(nameKey(text)) ?? byKey.get(nameKey(unnumbered(text)));
  if (!codes) return { kind: 'none' };
  return codes.size === 1 ? { kind: 'one', code: [...codes][0]! } : { kind: 'several', codes: [...codes] };
}

/** Letters, digits and characters only: 固定资产投资（不含农户） and 固定资产投资(不含农户) are one name. */
function nameKey(text: string): string {
  return compact(text)
    .toLowerCase()
    .replace(/[()[\]<>{}《》「」"'“”‘’:;,、。.·_|/\\#*&+-]/g, '');
}

/** Without `一、`, `（二）`, `3.`, `其中：`, `#`, `其中#` before the name. */
export function unnumbered(text: string): string {
  return compact(text)
    .replace(
      /^(\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|\d{1,3}(?:[、)]|\.(?!\d)))/,
      '',
    )
    .replace(/^(其中[:,]?|#|\*|·|-)+/, '');
}

/** A part of the line above: `其中：`, `#`. Never added to it. */
export function isPart(text: string): boolean {
  return /^(其中|#|＃)/.test(compact(text));
}

const OFFERED = 5;

function nearNames(key: string, byKey: ReadonlyMap<string, Set<string>>): string[] {
  if (key.length < 2 || key.length > 60) return [];
  const near: { code: string; distance: number }[] = [];
  for (const [name, codes] of byKey) {
    if (name.length < 2) continue;
    const distance = similarity(key, name);
    if (distance !== null) for (const code of codes) near.push({ code, distance });
  }
  near.sort((a, b) => a.distance - b.distance);
  return [...new Set(near.map(({ code }) => code))].slice(0, OFFERED);
}

/** Edits apart, for short texts one, for longer two; or one contains the other and is at least a third of it. */
function similarity(a: string, b: string): number | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // Of two characters one is half the name: 江西 is not a slip for 江苏.
  const allowed = short.length <= 2 ? 0 : short.length <= 5 ? 1 : 2;
  if (long.length - short.length <= allowed) {
    const distance = editDistance(a, b, allowed);
    if (distance !== null) return distance;
  }
  return long.includes(short) && short.length * 3 >= long.length
    ? 3 + (long.length - short.length) / 100
    : null;
}

/** Levenshtein with neighbouring characters swapped as one edit, or null above `most`. */
export function editDistance(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]! <= most ? previous[b.length]! : null;
}

function namesWithin(
  text: string,
  byKey: ReadonlyMap<string, Set<string>>,
): { code: string; name: string }[] {
  if (text.length > 200) return [];
  const names = [...byKey].filter(
    ([name, codes]) =>
      codes.size === 1 && name.length >= 2 && /[^\x20-\x7e]/.test(name) && text.includes(name),
  );
  names.sort(([a], [b]) => b.length - a.length);
  let rest = text;
  const found: { code: string; name: string }[] = [];
  for (const [name, codes] of names) {
    if (!rest.includes(name)) continue;
    rest = rest.replaceAll(name, '\u0001');
    const code = [...codes][0]!;
    if (!found.some((other) => other.code === code)) found.push({ code, name });
  }
  return found;
}
