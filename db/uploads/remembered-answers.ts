import type { Reader, Writer } from '../schema.ts';

/** An earlier answer about files with the same layout (`fingerprint`). */
interface RememberedAnswer {
  key: string;
  value: string;
  /** `apply` without asking, or `offer` as the first choice. */
  mode: string;
  at: string;
  by: string;
}

export async function readRememberedAnswers(read: Reader, fingerprint: string): Promise<RememberedAnswer[]> {
  return read
    .selectFrom('remembered_answer')
    .select(['key', 'value', 'mode', 'at', 'by'])
    .where('fingerprint', '=', fingerprint)
    .execute();
}

/** Replaces an earlier answer to the same question. */
export async function saveRememberedAnswer(
  trx: Writer,
  fingerprint: string,
  answer: RememberedAnswer,
): Promise<void> {
  const { value, mode, at, by } = answer;
  await trx
    .insertInto('remembered_answer')
    .values({ fingerprint, ...answer })
    .onConflict((conflict) => conflict.columns(['fingerprint', 'key']).doUpdateSet({ value, mode, at, by }))
    .execute();
}
