/** The actions that the audit trail records. */
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

/** An action of an account, or one that was refused. */
export interface AuditEntry {
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  /** Name of the account; null when none was signed in. */
  by: string | null;
  /** One of `ACTIONS`, or an action of another version of this software. */
  action: string;
  /** The object of the action: an upload's number, an account's name, a month. */
  subject: string | null;
  /** Further values, by name. */
  detail: Record<string, unknown> | null;
  /** The revision it made. */
  revision: number | null;
}
