/** Everything that the audit trail tells of. */
export const ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'refused',
  'upload',
  'upload-refused',
  'commit',
  'revert',
  'period-closed',
  'period-reopened',
  'account-created',
  'account-changed',
  'token-created',
  'token-revoked',
  'entities',
  'indicators',
  'targets',
  'template-changed',
  'template-removed',
] as const;
export type Action = (typeof ACTIONS)[number];

/** One thing that somebody did, or was refused. */
export interface AuditEntry {
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  /** Name of the account; null where nobody was signed in. */
  by: string | null;
  /** One of `ACTIONS`, or the word of another version of this program. */
  action: string;
  /** What it was done to: an upload's number, an account's name, a month. */
  subject: string | null;
  /** Plain values that say more. */
  detail: Record<string, unknown> | null;
  /** The revision it made. */
  revision: number | null;
}
