import {
  deleteToken,
  getTokens,
  postToken,
  TOKEN,
  TOKEN_PATH,
  TOKENS,
  TOKENS_PATH,
} from '../auth/tokens-routes.ts';
import { requireRole } from '../http/authorization.ts';
import type { Mounted } from '../http/mounting.ts';
import type { Office } from '../uploads/office.ts';
import {
  ACCOUNT,
  ACCOUNT_PATH,
  ACCOUNTS,
  ACCOUNTS_PATH,
  getAccounts,
  patchAccount,
  postAccount,
} from './routes/accounts-routes.ts';
import {
  AUDIT,
  AUDIT_CSV,
  AUDIT_CSV_PATH,
  AUDIT_PATH,
  getAudit,
  getAuditCsv,
} from './routes/audit-routes.ts';
import { ENTITIES, ENTITIES_PATH, postEntities } from './routes/entities-route.ts';
import { INDICATORS, INDICATORS_PATH, postIndicators } from './routes/indicators-route.ts';
import {
  deletePeriodClose,
  getPeriods,
  PERIOD_CLOSE,
  PERIOD_CLOSE_PATH,
  PERIODS,
  PERIODS_PATH,
  postPeriodClose,
} from './routes/periods-routes.ts';
import { getTemplate, TEMPLATES, TEMPLATES_PATH } from './routes/reporting-form-route.ts';
import { DUE, DUE_PATH, getDue } from './routes/reporting-status-route.ts';
import { postTargets, TARGETS, TARGETS_PATH } from './routes/targets-route.ts';

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
