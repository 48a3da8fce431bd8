import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rowSentence } from '../../../../domain/explanation/sentence.ts';
import { progressRows } from '../../../../domain/progress/progress.ts';
import { city, entity, facts, indicator, observation, target, zone } from '../../given.ts';
import { type Given, say } from './given-sentence.ts';
import { INDICATORS } from './indicators.ts';

/**
 * The grammar, as tables of cases that people can read: what is shown, of which indicator, what is given, and the
 * sentence in both languages. `RENEW=1` writes the sentences anew; read what changed before committing it.
 */
const TABLES = ['periods-and-predicates', 'growth-and-comparison', 'targets', 'levels-and-limits'];

interface Case {
  what: string;
  of: string;
  given: string;
  zh: string;
  en: string;
}

describe.each(TABLES)('sentences: %s', (table) => {
  const file = join(import.meta.dirname, `${table}.txt`);
  const lines = readFileSync(file, 'utf8').split('\n');
  const cases: Case[] = [];
  for (const [i, line] of lines.entries()) {
    const [what, of, given] = line.split(' | ');
    if (!what || !of || given === undefined) continue;
    if (process.env.RENEW) {
      const { zh, en } = sentence(of, given);
      lines.splice(i + 1, 2, zh, en);
    }
    cases.push({ what, of, given, zh: lines[i + 1] ?? '', en: lines[i + 2] ?? '' });
  }
  if (process.env.RENEW) writeFileSync(file, lines.join('\n'));

  test.each(cases)('$of, $what: $given', ({ of, given, zh, en }) => {
    expect(sentence(of, given)).toEqual({ zh, en });
    expect(zh).not.toMatch(/[-−+]\d|\d,\d|NaN|null|undefined|，，|；；/);
    expect(en).not.toMatch(/NaN|null|undefined|, ,|; ;| {2}/);
  });
});

function sentence(of: string, given: string) {
  const indicator = INDICATORS[of];
  if (!indicator) throw new Error(`no indicator is called ${of}`);
  return say(indicator, parseGiven(given));
}

/** `ytd=60 parent.yoy=5 others=9,5,3` → `{ ytd: 60, parent: { yoy: 5 }, others: [9, 5, 3] }`. */
function parseGiven(text: string): Given {
  const given: Record<string, unknown> = {};
  for (const pair of text.split(' ').filter(Boolean)) {
    const [path = '', value = ''] = pair.split('=');
    const keys = path.split('.');
    let at = given;
    for (const key of keys.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[keys.at(-1) ?? ''] = parseValue(keys.at(-1) ?? '', value);
  }
  return given;
}

function parseValue(key: string, value: string): unknown {
  if (key === 'others' || key === 'before') return value.split(',').map(Number);
  return key === 'at' || key === 'type' ? value : Number(value);
}

test.each([
  ['higher', true],
  ['neutral', false],
] as const)('of direction %s, that the rank by completion is said is %s', (direction, isSaid) => {
  const one = indicator({ direction });
  const peer = entity('PEER', { kind: zone.kind, parent: city.code });
  const both = [zone, peer].map(({ code }) => code);
  const [row] = progressRows(
    '2025-08',
    [{ indicator: one, entity: zone }],
    [city, zone, peer],
    facts(
      both.map((code) => observation(code, '2025-08', { ytd: 60 })),
      both.map((code) => target(code, { year: 2025, value: 100, type: 'value' })),
    ),
  );
  expect(row?.ranks.completion?.of).toBe(2);
  expect(row && rowSentence(row, { indicator: one, entity: zone, parent: city }).zh.includes('完成率')).toBe(
    isSaid,
  );
});
