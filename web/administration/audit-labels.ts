import { ROLES, type Role } from '../../contract/roles.ts';
import { ACTIONS, type Action, type AuditEntry } from '../../domain/audit.ts';
import type { Text } from '../../domain/model.ts';
import { t } from '../i18n/index.ts';
import { roleTexts } from '../i18n/role-texts.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { administrationTexts } from './texts.ts';

/** An action’s name; the identifier itself for one that this page does not know yet. */
export function actionName(action: string): string {
  return (ACTIONS as readonly string[]).includes(action)
    ? t(administrationTexts.action[action as Action])
    : action;
}

/** The names of the details that are shown; others are left out. */
const DETAILS: Partial<Record<string, Text>> = administrationTexts.detail;

/** The details of an entry: 新增 288，改变 12，原因 8月快报. */
export function detailOf({ detail }: Pick<AuditEntry, 'detail'>): string {
  return Object.entries(detail ?? {})
    .flatMap(([key, value]) => {
      const label = DETAILS[key];
      return label && !isEmpty(value) ? [[t(label), valueText(key, value)].filter(Boolean).join(' ')] : [];
    })
    .join(t(administrationTexts.detailSeparator));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

function valueText(key: string, value: unknown): string {
  if (value === true) return t(administrationTexts.yes);
  if (value === false) return t(administrationTexts.no);
  if (key === 'password') return '';
  if ((key === 'role' || key === 'before') && isRoleName(value)) return t(roleTexts.name[value]);
  if (key === 'nature')
    return value === 'revision'
      ? t(administrationTexts.nature.revision)
      : t(administrationTexts.nature.correction);
  return Array.isArray(value) ? value.join(t(sharedTexts.and)) : String(value);
}

function isRoleName(value: unknown): value is Role {
  return (ROLES as readonly unknown[]).includes(value);
}
