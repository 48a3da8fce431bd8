import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Limiter } from '../http/limiter.ts';

/** 2^15 · 8 · 128 bytes = 32 MiB and about a tenth of a second for each hash. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/**
 * Hashing shares libuv's four threads with every database statement, so only two hashes run at once. The threads belong
 * to the process, and so does the limiter: commands hash passwords without an app.
 */
const limiter = new Limiter({
  concurrency: 2,
  queue: 24,
  busy: {
    zh: '同时登录的人太多，请几秒后再试。',
    en: 'Too many people are signing in at once; try again in a few seconds.',
  },
  retryAfter: 3,
});

/** Hashes a password for storage: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await limiter.run(() => derive(password, salt, COST, HASH_BYTES));
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether `password` matches the stored hash. Without one (no such account) it takes as long and returns false, so
 * that response times do not reveal which accounts exist.
 *
 * @throws {HttpProblem} `busy` when too many sign-ins wait
 * @throws {Error} for a hash of another format
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const { salt, hash, cost } = parseHash(stored ?? NO_ACCOUNT);
  const derived = await limiter.run(() => derive(password, salt, cost, hash.length));
  return timingSafeEqual(derived, hash) && stored !== undefined;
}

const NO_ACCOUNT = ['scrypt', COST.N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

/** A password for the first account: 20 characters out of 64, 120 bits. */
export function generatePassword(): string {
  return randomBytes(15).toString('base64url');
}

interface Cost {
  N: number;
  r: number;
  p: number;
}

function parseHash(stored: string): { salt: Buffer; hash: Buffer; cost: Cost } {
  const [scheme, N, r, p, salt, hash, ...rest] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !hash || rest.length > 0) throw new Error('unknown password hash');
  return {
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
    cost: { N: Number(N), r: Number(r), p: Number(p) },
  };
}

function derive(password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> {
  // One character typed on different keyboards may come composed or decomposed.
  const text = password.normalize('NFKC');
  const maxmem = 2 * 128 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(text, salt, bytes, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
