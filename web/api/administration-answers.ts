import type { AuditEntry } from '../../domain/audit.ts';
import type { Month } from '../../domain/model.ts';
import type { DueRow } from '../../domain/progress/reporting-status.ts';
import type { Role } from './roles.ts';

/** What the API answers about what is due, closed months, accounts, tokens and the audit trail. */

export interface DueAnswer {
  period: Month;
  revision: number;
  rows: DueRow[];
}

export interface ClosedPeriod {
  period: Month;
  at: string;
  by: string;
  reason: string | null;
}

export interface PeriodsAnswer {
  closed: ClosedPeriod[];
}

export interface AccountLine {
  name: string;
  role: Role;
  entities: string[];
  disabledAt: string | null;
  createdAt: string;
  lockedUntil: string | null;
}

export interface AccountsAnswer {
  accounts: AccountLine[];
}

export interface TokenLine {
  id: number;
  name: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface TokensAnswer {
  tokens: TokenLine[];
}

/** With the token itself, this once. */
export interface TokenAnswer {
  id: number;
  token: string;
  expiresAt: string;
}

export interface AuditAnswer {
  entries: AuditEntry[];
  next: number | null;
}

/** What a file of names or targets would change, or did. */
export interface LoadAnswer {
  revision: number;
  summary: Record<string, { new: number; changed: number; same: number } | undefined>;
}

export const PERIODS = '/api/periods';
export const ACCOUNTS = '/api/accounts';
export const TOKENS = '/api/tokens';
export const AUDIT = '/api/audit';
export const AUDIT_CSV = '/api/audit.csv';
