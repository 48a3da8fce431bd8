import { expect, test } from '@jest/globals';
import { readCatalog } from '../../db/figures/catalog.ts';
import { loadFolder } from '../../server/administration/import-folder.ts';
import { temporaryDatabase } from '../support/temporary.ts';
import { DEMONSTRATION, entities, indicators, observations, targets } from './files.ts';

const moment = { by: 'test', at: new Date('2025-09-10T01:00:00Z') };

test('the folder loads whole into an empty database; a second time changes nothing', async () => {
  const database = await temporaryDatabase();
  const first = await loadFolder(database, DEMONSTRATION, moment);
  expect(first.changed).toBe(true);
  const fresh = (rows: readonly unknown[]) => ({ new: rows.length, changed: 0, same: 0 });
  expect(first.summary).toEqual({
    entities: fresh(entities),
    indicators: fresh(indicators),
    // A second version of a target changes the first, even in the same file.
    targets: {
      new: targets.filter((row) => row.version === '1').length,
      changed: targets.filter((row) => row.version === '2').length,
      same: 0,
    },
    observations: fresh(observations),
  });
  const catalog = await readCatalog(database.read);
  expect([catalog.latestPeriod, catalog.periods.length]).toEqual(['2025-08', 32]);

  const second = await loadFolder(database, DEMONSTRATION, moment);
  expect([second.changed, second.revision]).toEqual([false, first.revision]);
});
