import { ROLES, type Role } from '../../api/roles.ts';

/** Whether a value of the trail is one of our roles. */
export function isRoleName(value: unknown): value is Role {
  return (ROLES as readonly unknown[]).includes(value);
}
