import { ACTIONS, type Action, type AuditEntry } from '../../domain/audit.ts';
import { isRoleName } from './accounts/role-word.ts';
import { w } from './administration-words.ts';

/** An action of a newer server is told by its own word. */
export function actionName(action: string): string {
  return (ACTIONS as readonly string[]).includes(action) ? w(`action.${action as Action}`) : action;
}

const DETAILS = [
  'file',
  'new',
  'changed',
  'same',
  'problems',
  'figures',
  'as',
  'reason',
  'nature',
  'accepted',
  'role',
  'before',
  'entities',
  'disabled',
  'password',
  'unlock',
  'name',
  'count',
  'code',
  'until',
] as const;
type DetailKey = (typeof DETAILS)[number];

/** What an entry says beside its subject: 新增 288，改变 12，原因 8月快报. */
export function detailOf({ detail }: Pick<AuditEntry, 'detail'>): string {
  if (!detail) return '';
  return Object.entries(detail)
    .filter(([key, value]) => key in KNOWN && isTelling(value))
    .map(([key, value]) => [KNOWN[key as DetailKey](), valueText(key, value)].filter(Boolean).join(' '))
    .join(w('detail.and'));
}

/** Looked up when it is shown, so that it is in the page's language. */
const KNOWN = Object.fromEntries(DETAILS.map((key) => [key, () => w(`detail.${key}`)])) as Record<
  DetailKey,
  () => string
>;

function isTelling(value: unknown): boolean {
  return value !== null && value !== '' && value !== 0 && !(Array.isArray(value) && value.length === 0);
}

function valueText(key: string, value: unknown): string {
  if (value === true) return w('yes');
  if (value === false) return w('no');
  if (key === 'password') return '';
  if ((key === 'role' || key === 'before') && isRoleName(value)) return w(`role.${value}`);
  if (key === 'nature') return value === 'revision' ? w('nature.revision') : w('nature.correction');
  return Array.isArray(value) ? value.join(w('and')) : String(value);
}
