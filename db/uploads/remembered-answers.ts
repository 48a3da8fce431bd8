import type { Reader, Writer } from '../schema.ts';

/** What somebody answered about a file of this form. */
export interface RememberedAnswer {
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

/** The newest answer counts. */
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
