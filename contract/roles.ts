import type { Text } from '../domain/model.ts';

/** From the least to the most: each may do what those before it may. */
export const ROLES = ['viewer', 'statistician', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Record<Role, Text> = {
  viewer: { zh: '查看', en: 'viewer' },
  statistician: { zh: '统计员', en: 'statistician' },
  editor: { zh: '编辑', en: 'editor' },
  admin: { zh: '管理员', en: 'administrator' },
};

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** isAtLeast('editor', 'viewer') → true; isAtLeast('viewer', 'editor') → false */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
