import { Kysely, sql } from 'kysely';
import { migrations } from '../../../db/migrations/index.ts';
import { Connection, SqliteDialect } from '../../../db/sqlite/dialect.ts';
import { migrate } from '../../../db/sqlite/migrator.ts';

const connection = await Connection.open(process.argv[2]!, 'write');
const db = new Kysely<never>({ dialect: new SqliteDialect([connection]) });
await migrate(db, {
  ...migrations,
  '9999-hanging': {
    async up(trx) {
      await sql`create table half_done (id integer)`.execute(trx);
      await sql`alter table setting add column half_done text`.execute(trx);
      console.log('half done');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    },
  },
});
