import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { UploadedObservation } from '../../../domain/import/parsed-file.ts';
import { decode, encode } from '../../../formats/worker/column-encoding.ts';

const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null });
const place = fc.record({ below: fc.integer({ min: -9, max: 9 }), column: fc.string() });
const observation: fc.Arbitrary<UploadedObservation> = fc.record({
  period: fc.constantFrom('2025-07', '2025-08'),
  indicator: fc.string(),
  entity: fc.string(),
  month: figure,
  ytd: figure,
  yoyMonth: figure,
  yoyYtd: figure,
  status: fc.constantFrom(null, 'estimate', 'official'),
  sheet: fc.constantFrom(null, '表一'),
  row: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  column: fc.string(),
  at: fc.dictionary(fc.constantFrom('month', 'ytd'), place, { noNullPrototype: true }),
});

describe('observations on their way between processes', () => {
  test('arrive as they left', () => {
    fc.assert(
      fc.property(fc.array(observation), (observations) => {
        expect(decode(encode(observations))).toEqual(observations);
      }),
    );
  });

  test('bring every figure to the last bit', () => {
    fc.assert(
      fc.property(observation, figure, (one, ytd) => {
        const [there] = decode(encode([{ ...one, ytd }]));
        expect(Object.is(there!.ytd, ytd)).toBe(true);
      }),
    );
  });
});
