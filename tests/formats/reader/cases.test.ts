import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { parseBytes } from '../../../formats/reader/read-file.ts';
import { contextOf, FIXTURES, inputOf, summaryOf } from '../../support/upload-case.ts';

const cases = readdirSync(FIXTURES).filter((name) => statSync(`${FIXTURES}/${name}`).isDirectory());

/** Each folder is a case: a file as people send it, and what is read from it. */
describe('files as they come', () => {
  test('there are cases', () => {
    expect(cases.length).toBeGreaterThan(15);
  });
  test.each(cases)('%s', async (name) => {
    const expected: unknown = JSON.parse(readFileSync(`${FIXTURES}/${name}/expected.json`, 'utf8'));
    expect(await summaryOf(name)).toEqual(expected);
  });
  test.each(cases)('%s: every message exists in both languages and names no code of ours', async (name) => {
    const result = await parseBytes(inputOf(name), contextOf(name));
    const texts = isProblem(result)
      ? [{ zh: result.message, en: result.messageEn }]
      : [
          ...result.parsed.problems.map(({ message, messageEn }) => ({ zh: message, en: messageEn })),
          ...result.parsed.questions,
          ...result.parsed.assumptions,
        ];
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
      expect(zh + en).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});
