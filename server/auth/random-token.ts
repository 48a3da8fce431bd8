import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as 43 characters of base64url: for session ids and one-time links. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The stored form of a token: it cannot be used to sign in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function isToken(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text);
}
