/**
 * Reproducible random numbers: each depends on its name alone, so a value added later does not change others. Only integer
 * arithmetic, sums and products are used, since the last digit of library functions may differ by platform.
 */

/** Uniform in [0, 1), determined by the name. */
function uniform(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** Bell-shaped: mean 0, variance 1, never beyond ±3.47 (the sum of four uniforms). */
export function bell(name: string): number {
  const sum = uniform(`${name}/a`) + uniform(`${name}/b`) + uniform(`${name}/c`) + uniform(`${name}/d`);
  return (sum - 2) * 1.7320508;
}
