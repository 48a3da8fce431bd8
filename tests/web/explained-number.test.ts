import { expect, test } from '@jest/globals';
import { formatAsked, parseAsked } from '../../web/components/explanation/explanation-store.ts';

test('the number that is explained is an address and back, whatever is in its codes', () => {
  for (const [indicator, entity] of [
    ['IND_INVOICE', 'P-GX'],
    ['a.b', 'c~d'],
    ['出口 总额', '~1.~0'],
  ] as const) {
    const asked = { field: 'completion', indicator, entity } as const;
    expect(parseAsked(formatAsked(asked))).toEqual(asked);
  }
  expect(formatAsked({ field: 'gap', indicator: 'GDP', entity: 'ZONE' })).toBe('gap.GDP.ZONE');
});

test('what names no number explains none', () => {
  for (const text of [undefined, '', 'gap', 'gap.GDP', 'nothing.GDP.ZONE', 'gap.GDP.ZONE.more'])
    expect(parseAsked(text)).toBeNull();
});
