import { describe, expect, test } from '@jest/globals';
import { appearanceOf, checkName, normalizeName } from '../../../server/auth/account-rules.ts';

const refusal = (name: string, others: string[] = []): string | null => {
  try {
    checkName(normalizeName(name), others);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the name of an account', () => {
  test.each(['wang', '王芳', '王芳2', 'li.ming@zone', 'Админ', 'a-b_c', '__proto__'])('may be %s', (name) => {
    expect(refusal(name)).toBeNull();
  });

  test.each([
    ['command', /reserved/],
    ['Command', /reserved/],
    ['ｓｙｓｔｅｍ', /reserved/],
    ['系统', /reserved/],
    ['null', /reserved/],
    ['...', /reserved/],
    ['аdmin', /several scripts/],
    ['a\u200bb', /cannot be used/],
    ['a\u3164', /cannot be used/],
    ['two words', /cannot be used/],
    ['', /cannot be used/],
    ['x'.repeat(65), /cannot be used/],
  ])('may not be %j', (name, why) => {
    expect(refusal(name)).toMatch(why);
  });

  test.each(['Admin', 'ＡＤＭＩＮ', 'admin.', 'admin_'])('%s is taken for the account admin', (name) => {
    expect(refusal(name, ['wang', 'admin'])).toMatch(/looks too much like the account admin/);
  });

  test('is taken once', () => {
    expect(refusal('wang', ['wang'])).toBe('There is already an account wang.');
    expect(refusal('wang2', ['wang'])).toBeNull();
  });

  test('of look-alike letters alone is seen as the Latin ones', () => {
    expect(appearanceOf('хосе')).toBe('xoce');
    expect(refusal('хосе', ['xoce'])).toMatch(/looks too much/);
  });
});
