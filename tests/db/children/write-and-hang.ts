import { openDatabase } from '../../../db/sqlite/open.ts';

const database = await openDatabase(process.argv[2]!);
await database.write((trx) => trx.insertInto('setting').values({ key: 'committed', value: '' }).execute());
await database.write(async (trx) => {
  await trx.insertInto('setting').values({ key: 'not committed', value: '' }).execute();
  console.log('half done');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
