import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { saveAccount } from '../../db/accounts/accounts.ts';
import { insertRows } from '../../db/sqlite/bulk.ts';
import { saveUpload } from '../../db/uploads/uploads.ts';
import { temporaryDatabase } from '../support/temporary.ts';

const COLUMNS = ['upload_id', 'period', 'indicator_id', 'entity_id', 'change', 'ytd', 'row'] as const;

test('what is written in bulk is what was given, whatever the rows have in common', async () => {
  const database = await temporaryDatabase();
  const at = '2025-09-01T00:00:00.000Z';
  const id = await database.write(async (trx) => {
    await saveAccount(trx, { name: 'clerk', role: 'editor', passwordHash: 'none', entities: [], at });
    return saveUpload(
      trx,
      { kind: 'file', accountId: 1, by: 'clerk', at, fileId: null, reverts: null },
      { status: 'ready', answers: {}, asked: {}, fingerprint: null, baseRevision: 1, document: {} },
    );
  });
  const place = fc.record({
    period: fc.constantFrom(202507, 202508),
    indicator_id: fc.constantFrom(1, 2),
    entity_id: fc.integer({ min: 1, max: 9 }),
  });
  const said = fc.record({
    change: fc.constantFrom('new' as const, 'changed' as const),
    ytd: fc.constantFrom(null, '0.1', '-49.427224707333'),
    row: fc.constantFrom(null, 2, 3),
  });
  const keyOf = (row: { period: number; indicator_id: number; entity_id: number }) =>
    row.period * 1000 + row.indicator_id * 100 + row.entity_id;
  const rows = fc.uniqueArray(fc.tuple(place, said), { selector: ([where]) => keyOf(where), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const written = given.map(([where, what]) => ({ upload_id: id, ...where, ...what }));
      await database
        .write(async (trx) => {
          await insertRows(
            trx,
            'upload_row',
            written,
            {
              upload_id: (row) => row.upload_id,
              period: (row) => row.period,
              indicator_id: (row) => row.indicator_id,
              entity_id: (row) => row.entity_id,
              change: (row) => row.change,
              ytd: (row) => row.ytd,
              row: (row) => row.row,
            },
            ['period', 'indicator_id', 'entity_id'],
          );
          const read = await trx.selectFrom('upload_row').select(COLUMNS).execute();
          expect(read).toEqual(written.sort((a, b) => keyOf(a) - keyOf(b)));
          throw new Error('nothing is to stay');
        })
        .catch((error: Error) => {
          if (error.message !== 'nothing is to stay') throw error;
        });
    }),
    { numRuns: 40 },
  );
});
