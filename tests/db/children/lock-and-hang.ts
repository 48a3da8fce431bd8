import { DatabaseInUse, lockForServing } from '../../../db/sqlite/database-file.ts';

const url = process.argv[2]!;
await lockForServing(url);
// Another one of this process is refused as one of another process would be.
await lockForServing(url).catch((error) => {
  if (error instanceof DatabaseInUse) console.log('held');
});
await new Promise((resolve) => setTimeout(resolve, 60_000));
