import { isAtLeast, type Role } from '../../contract/roles.ts';
import type { SessionResponse } from '../../contract/session.ts';
import { useQuery } from './client.ts';
import { SESSION } from './url.ts';

/** Who is signed in; null until it is known. */
export function useSession(): SessionResponse | null {
  return useQuery(SESSION).value;
}

/** Whether to show what needs a role. What may be done is decided by the server. */
export function hasRole(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && isAtLeast(role, needed);
}
