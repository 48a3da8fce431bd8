import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { en } from '../../web/i18n/en.ts';
import { enAdministration } from '../../web/i18n/en-administration.ts';
import { enCharts } from '../../web/i18n/en-charts.ts';
import { enDeck } from '../../web/i18n/en-deck.ts';
import { enDue } from '../../web/i18n/en-due.ts';
import { enUpload } from '../../web/i18n/en-upload.ts';
import { setLanguage, t } from '../../web/i18n/index.ts';
import { zh } from '../../web/i18n/zh.ts';
import { zhAdministration } from '../../web/i18n/zh-administration.ts';
import { zhCharts } from '../../web/i18n/zh-charts.ts';
import { zhDeck } from '../../web/i18n/zh-deck.ts';
import { zhDue } from '../../web/i18n/zh-due.ts';
import { zhUpload } from '../../web/i18n/zh-upload.ts';

/** Each a file of its own; no key may be in two of them. */
const FILES: Record<string, string>[] = [zh, zhCharts, zhDeck, zhDue, zhUpload, zhAdministration];
const chinese: Record<string, string> = Object.assign({}, ...FILES);
const english: Record<string, string> = {
  ...en,
  ...enCharts,
  ...enDeck,
  ...enDue,
  ...enUpload,
  ...enAdministration,
};
const keys = Object.keys(chinese);

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'i18n')
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return /\.tsx?$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}

describe('message catalogues', () => {
  test('both languages have the same keys, each in one file only', () => {
    expect(Object.keys(english).sort()).toEqual([...keys].sort());
    expect(FILES.flatMap((file) => Object.keys(file)).sort()).toEqual([...keys].sort());
  });

  test('no message is empty, and both languages name the same values', () => {
    const values = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const key of keys) {
      expect([key, chinese[key]?.trim()]).not.toEqual([key, '']);
      expect([key, english[key]?.trim()]).not.toEqual([key, '']);
    }
    const differing = keys.filter((key) => {
      // A year already stands in the English names of spans.
      const [a, b] = [values(chinese[key] ?? ''), values(english[key] ?? '')];
      return b.some((value) => !a.includes(value));
    });
    expect(differing).toEqual([]);
  });

  test('every message is used', () => {
    const text = sources(new URL('../../web', import.meta.url).pathname);
    // Families named by the domain's own words are asked for by their first half: t(`kind.${indicator.kind}`).
    const used = (key: string) =>
      text.includes(`'${key}'`) || text.includes(`\`${key.slice(0, key.indexOf('.') + 1)}\${`);
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  test('English has no Chinese in it, but for the name of the other language', () => {
    const withHan = Object.keys(english).filter((key) => /\p{Script=Han}/u.test(english[key] ?? ''));
    expect(withHan).toEqual(['shell.otherLanguage']);
  });
});

describe('t', () => {
  afterEach(() => setLanguage('zh'));

  test('speaks the language that was set and fills in values', () => {
    expect(t('light.behind', { size: '3.8' })).toBe('欠3.8个百分点');
    setLanguage('en');
    expect(t('light.behind', { size: '3.8' })).toBe('3.8 pp behind');
  });
});
