import { requireRole } from './access.ts';
import type { Mounted } from './mounting.ts';
import {
  ACCOUNT,
  ACCOUNT_PATH,
  ACCOUNTS,
  ACCOUNTS_PATH,
  getAccounts,
  patchAccount,
  postAccount,
} from './routes/accounts.ts';
import { AUDIT, AUDIT_CSV, AUDIT_CSV_PATH, AUDIT_PATH, getAudit, getAuditCsv } from './routes/audit.ts';
import { DUE, DUE_PATH, getDue } from './routes/due.ts';
import { ENTITIES, ENTITIES_PATH, postEntities } from './routes/entities-admin.ts';
import { INDICATORS, INDICATORS_PATH, postIndicators } from './routes/indicators-admin.ts';
import {
  deletePeriodClose,
  getPeriods,
  PERIOD_CLOSE,
  PERIOD_CLOSE_PATH,
  PERIODS,
  PERIODS_PATH,
  postPeriodClose,
} from './routes/periods.ts';
import { postTargets, TARGETS, TARGETS_PATH } from './routes/targets-admin.ts';
import { getTemplate, TEMPLATES, TEMPLATES_PATH } from './routes/templates.ts';
import {
  deleteToken,
  getTokens,
  postToken,
  TOKEN,
  TOKEN_PATH,
  TOKENS,
  TOKENS_PATH,
} from './routes/tokens.ts';
import type { Office } from './uploads/office.ts';

/** Rights, tokens, closed months, what is due, names and targets, and the trail of it all. */
export function administrationPaths(office: Office): Mounted[] {
  const { read } = office.database;
  const editor = requireRole('editor');
  const admin = requireRole('admin');
  return [
    { path: DUE_PATH, item: DUE, handlers: { get: [getDue(office)] } },
    { path: TEMPLATES_PATH, item: TEMPLATES, handlers: { get: [getTemplate(office)] } },
    { path: TOKENS_PATH, item: TOKENS, handlers: { get: [getTokens(office)], post: postToken(office) } },
    { path: TOKEN_PATH, item: TOKEN, handlers: { delete: [deleteToken(office)] } },
    { path: PERIODS_PATH, item: PERIODS, handlers: { get: [getPeriods(office)] } },
    {
      path: PERIOD_CLOSE_PATH,
      item: PERIOD_CLOSE,
      handlers: {
        post: [editor, ...postPeriodClose(office)],
        delete: [editor, ...deletePeriodClose(office)],
      },
    },
    {
      path: ACCOUNTS_PATH,
      item: ACCOUNTS,
      handlers: { get: [admin, getAccounts(office)], post: [admin, ...postAccount(office)] },
    },
    { path: ACCOUNT_PATH, item: ACCOUNT, handlers: { patch: [admin, ...patchAccount(office)] } },
    { path: ENTITIES_PATH, item: ENTITIES, handlers: { post: [admin, ...postEntities(office)] } },
    { path: INDICATORS_PATH, item: INDICATORS, handlers: { post: [admin, ...postIndicators(office)] } },
    { path: TARGETS_PATH, item: TARGETS, handlers: { post: [admin, ...postTargets(office)] } },
    { path: AUDIT_PATH, item: AUDIT, handlers: { get: [admin, getAudit(read)] } },
    { path: AUDIT_CSV_PATH, item: AUDIT_CSV, handlers: { get: [admin, getAuditCsv(read)] } },
  ];
}
