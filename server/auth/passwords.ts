import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { takeTurns } from '../http/concurrency-limit.ts';

/** 2^15 · 8 · 128 bytes = 32 MiB and about a tenth of a second for each hash. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/**
 * Hashing shares libuv's four threads with every database statement, so at most two hashes run at once and only
 * a few wait; who comes after them is asked to try again.
 */
const inTurn = takeTurns(2, 24, {
  zh: '同时登录的人太多，请几秒后再试。',
  en: 'Too many people are signing in at once; try again in a few seconds.',
});

/** Hashes a password for keeping: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await inTurn(() => derive(password, salt, COST, HASH_BYTES));
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether `password` is the one kept as `kept`. With `kept` undefined (no such account) it works as long and says
 * no, so that the time of the answer does not tell which names exist.
 * Throws `HttpProblem` `busy` when too many sign-ins wait, and an Error for a hash that was not written here.
 */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const { salt, hash, cost } = parseKept(kept ?? NOBODY);
  const derived = await inTurn(() => derive(password, salt, cost, hash.length));
  return timingSafeEqual(derived, hash) && kept !== undefined;
}

const NOBODY = ['scrypt', COST.N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

/** A password for the first account: 20 characters out of 64, 120 bits. */
export function generatePassword(): string {
  return randomBytes(15).toString('base64url');
}

interface Cost {
  N: number;
  r: number;
  p: number;
}

function parseKept(kept: string): { salt: Buffer; hash: Buffer; cost: Cost } {
  const [scheme, N, r, p, salt, hash, ...rest] = kept.split('$');
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
