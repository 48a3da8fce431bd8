import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCatalog } from '../../../db/figures/catalog.ts';
import { readObservations } from '../../../db/figures/observations.ts';
import { readTargetHistory } from '../../../db/figures/targets.ts';
import type { GrowthAnswer } from '../../../domain/import/growth-restatement.ts';
import { LoadProblems, loadFolder } from '../../../server/administration/import-folder.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/temporary.ts';

export const moment = { by: 'tester', at: new Date('2025-07-01T00:00:00Z') };
export const JUNE = { indicator: 'SALES', entity: 'A', period: '2025-06' };

export const FOLDER = {
  'entities.csv': 'code,name,kind,parent\nZONE,全区,zone,\nA,甲园,park,ZONE\n',
  'indicators.csv': `code,name,category,unit,kind,direction,first_month,frequency,lag,department,decimals
SALES,开票销售,工业,亿元,flow,higher,1,monthly,0,,2
`,
  'targets.csv': 'indicator,entity,year,type,value\nSALES,A,2025,value,100\n',
  'observations.csv': 'period,indicator,entity,month,ytd,status\n2025-06,SALES,A,2.5,12.4,flash\n',
};

/** Loads folders of these files into a database of its own. */
export async function loader() {
  const database = await temporaryDatabase();
  const load = async (files: Record<string, string>, options: { growth?: GrowthAnswer } = {}) => {
    const folder = join(await temporaryFolder(), 'data');
    await mkdir(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return loadFolder(database, folder, { ...moment, ...options });
  };
  /** Codes of the problems, with where they are. */
  const refusal = (files: Record<string, string>) =>
    load(files).then(
      () => [],
      (error) => {
        if (!(error instanceof LoadProblems)) throw error;
        return error.problems.map(({ code, file, row, column }) => `${code} ${file}:${row}:${column}`);
      },
    );
  const june = async () => {
    const { ids, revision } = await readCatalog(database.read);
    const query = { periods: [JUNE], entities: ['A'], asOf: revision };
    return (await readObservations(database.read, ids, query)).find('SALES', 'A', '2025-06');
  };
  const targets = async () => {
    const { ids, revision } = await readCatalog(database.read);
    return readTargetHistory(database.read, ids, { ...JUNE, year: 2025 }, revision);
  };
  return { database, load, refusal, june, targets };
}
