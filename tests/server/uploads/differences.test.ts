import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LargestChanges } from '../../../server/uploads/preview/differences.ts';
import { observation } from '../../domain/given.ts';

const figures = fc.record({
  ytd: fc.option(fc.integer({ min: -9, max: 9 }), { nil: null }),
  yoyYtd: fc.option(fc.integer({ min: -9, max: 9 }), { nil: null }),
});

test('what is kept of many is the beginning of the whole list', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(figures, fc.option(figures)), { maxLength: 60 }), (rows) => {
      const few = new LargestChanges(5);
      const whole = new LargestChanges(1000);
      rows.forEach(([after, before], row) => {
        for (const changes of [few, whole])
          changes.add(
            observation('P1', '2025-08', after),
            before ? observation('P1', '2025-08', before) : undefined,
            row,
          );
      });
      expect(few.count).toBe(whole.list().length);
      expect(few.list()).toEqual(whole.list().slice(0, 5));
    }),
  );
});

test('changes come by how much of the old they are, then what is new in the order of the file', () => {
  const changes = new LargestChanges(9);
  const add = (row: number, old: number | null, now: number): void =>
    changes.add(
      observation('P1', '2025-08', { ytd: now }),
      old === null ? undefined : observation('P1', '2025-08', { ytd: old }),
      row,
    );
  add(2, null, 7);
  add(3, 100, 110);
  add(4, 1, 2);
  add(5, 5, 5);
  add(6, 0, 1);
  add(7, null, 9);
  expect(changes.count).toBe(5);
  expect(changes.list().map(({ row }) => row)).toEqual([6, 4, 3, 2, 7]);
});
