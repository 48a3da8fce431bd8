import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { placeOfPinyin, syllablesOf } from '../../../web/components/search/pinyin.ts';

/** Names of places, departments, parks and indicators with their readings from a dictionary: name, syllables, initials. */
const names = readFileSync(new URL('../../fixtures/pinyin-names.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [string, string, string]);
const chinese = (name: string) => [...name].filter((one) => /[\u4e00-\u9fff]/.test(one)).join('');

describe('pinyin', () => {
  test(`finds each of ${names.length} names by its syllables and by its initials`, () => {
    expect(names.length).toBeGreaterThan(400);
    const lost = names.filter(
      ([name, syllables, initials]) =>
        placeOfPinyin(chinese(name), syllables) !== 0 || placeOfPinyin(chinese(name), initials) !== 0,
    );
    expect(lost).toEqual([]);
  });

  test('may be mixed of syllables and initials, and unfinished', () => {
    for (const typed of ['ck', 'chukou', 'chuk', 'ckou', 'chkou', 'ckze']) {
      expect(placeOfPinyin('外贸出口总额', typed)).toBe(2);
    }
    expect(placeOfPinyin('外贸出口总额', 'ckx')).toBe(-1);
  });

  test('of ü is typed with v or with u', () => {
    expect(placeOfPinyin('绿色化工', 'lvse')).toBe(0);
    expect(placeOfPinyin('女', 'nu')).toBe(0);
  });

  test('knows the other readings of a character', () => {
    expect(syllablesOf('长')).toEqual(expect.arrayContaining(['chang', 'zhang']));
    expect(placeOfPinyin('银行贷款', 'yinhang')).toBe(0);
  });

  test('goes through letters and digits of a name', () => {
    expect(placeOfPinyin('PM2.5浓度', 'pm')).toBe(0);
    expect(placeOfPinyin('新竣工5亿元以上项目数', 'xjg')).toBe(0);
  });
});
