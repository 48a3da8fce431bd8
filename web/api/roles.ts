import { SESSION } from './addresses.ts';
import type { SessionAnswer } from './answers.ts';
import { useAnswer } from './client.ts';

/** From the least to the most: each may do what those before it may. */
export const ROLES = ['viewer', 'statistician', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** isAtLeast('editor', 'viewer') → true. What may be done is decided by the server; here only what is shown. */
export function isAtLeast(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Who is signed in; null until it is known. */
export function useSession(): SessionAnswer | null {
  return useAnswer<SessionAnswer>(SESSION).value;
}
