import type { Role } from '../../api/roles.ts';
import { t } from '../../i18n/index.ts';
import { roleTexts } from '../../i18n/role-texts.ts';

export function roleName(role: Role): string {
  return t(roleTexts.name[role]);
}

/** What a role may do, in a line. */
export function roleExplained(role: Role): string {
  return t(roleTexts.may[role]);
}
