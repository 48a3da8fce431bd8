import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { lightTexts } from '../../web/components/texts.ts';
import { setLanguage, type Texts, t } from '../../web/i18n/index.ts';
import { indicatorFieldTexts } from '../../web/i18n/indicator-texts.ts';

const WEB = new URL('../../web', import.meta.url).pathname;
const isTexts = (name: string) => /(?:^|[-/])texts\.ts$/.test(name);

const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const code = files
  .filter((name) => !isTexts(name))
  .map((name) => readFileSync(join(WEB, name), 'utf8').replace(/^import[^;]*;$/gm, ''))
  .join('\n');

interface Pair {
  /** As it is written in the code: `uploadTexts.drop.label`. */
  path: string;
  /** The group that the pair is in: `uploadTexts.drop`. */
  group: string;
  text: Record<string, unknown>;
}

/** Whatever has a string for a language is a pair, complete or not. */
function pairsIn(texts: Texts, group: string): Pair[] {
  return Object.entries(texts).flatMap(([name, entry]) => {
    const path = /^[a-z]\w*$/i.test(name) ? `${group}.${name}` : `${group}['${name}']`;
    return Object.values(entry).some((value) => typeof value === 'string')
      ? [{ path, group, text: entry as Record<string, unknown> }]
      : pairsIn(entry as Texts, path);
  });
}

const modules = await Promise.all(
  files.filter(isTexts).map((name) => import(pathToFileURL(join(WEB, name)).href)),
);
const constants = modules.flatMap((module) => Object.entries(module as Record<string, Texts>));
const pairs = constants.flatMap(([name, texts]) => pairsIn(texts, name));

describe('texts', () => {
  test('each constant has its own name', () => {
    const names = constants.map(([name]) => name);
    expect([...new Set(names)]).toEqual(names);
  });

  test('every pair has both languages, and nothing else', () => {
    expect(pairs.length).toBeGreaterThan(600);
    const wrong = pairs.filter(
      ({ text }) =>
        Object.keys(text).sort().join() !== 'en,zh' ||
        Object.values(text).some((value) => String(value).trim() === ''),
    );
    expect(wrong).toEqual([]);
  });

  test('English names only values that Chinese has', () => {
    const values = (text: unknown) => String(text).match(/\{\w+\}/g) ?? ([] as string[]);
    // The Chinese may have more: a year is already in the English names of spans.
    const differing = pairs.filter(({ text }) =>
      values(text.en).some((value) => !(values(text.zh) as string[]).includes(value)),
    );
    expect(differing).toEqual([]);
  });

  test('every text is used', () => {
    // A group looked up by a field of the data is used as a whole: t(indicatorFieldTexts.kind[indicator.kind]).
    const isUsed = ({ path, group }: Pair) => has(path, '\\b') || has(group, "(?![.\\w]|\\[')");
    const has = (text: string, end: string) =>
      new RegExp(text.replace(/[.[\]]/g, '\\$&') + (text.endsWith(']') ? '' : end)).test(code);
    expect(pairs.filter((pair) => !isUsed(pair)).map(({ path }) => path)).toEqual([]);
  });

  test('English has no Chinese in it, but for the name of the other language', () => {
    const withHan = pairs.filter(({ text }) => /\p{Script=Han}/u.test(String(text.en)));
    expect(withHan.map(({ path }) => path)).toEqual(['appTexts.otherLanguage']);
  });
});

describe('t', () => {
  afterEach(() => setLanguage('zh'));

  test('gives the language that was set and fills in values', () => {
    expect(t(lightTexts.behind, { size: '3.8', unit: '个百分点' })).toBe('欠3.8个百分点');
    setLanguage('en');
    expect(t(lightTexts.behind, { size: '3.8', unit: 'pp' })).toBe('3.8 pp behind');
  });

  test('leaves braces of data alone', () => {
    expect(t({ zh: '{month}', en: '{month}' })).toBe('{month}');
  });

  test('wants a value for each name, and none where there is no name', () => {
    // @ts-expect-error size is missing
    expect(t(lightTexts.behind, {})).toBe('欠undefinedundefined');
    // @ts-expect-error nothing is to be filled in
    expect(t(lightTexts.onPace, { size: 1 })).toBe('达序时');
    expect(t(indicatorFieldTexts.frequency.lag, { months: 2 })).toBe('滞后2个月');
  });
});
