import type { Role } from '../../api/roles.ts';
import { w } from '../administration-words.ts';

export function roleName(role: Role): string {
  return w(`role.${role}`);
}

/** What a role may do, in a line. */
export function roleExplained(role: Role): string {
  return w(`roleMay.${role}`);
}
