import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { PlainRow } from './plain-progress.ts';

/** Fields in which a row and the one computed by fractions disagree; numbers agree when nine digits do. */
export function rowDifferences(expected: PlainRow, row: ProgressRow | undefined): string[] {
  const found: string[] = [];
  const compare = (path: string, plain: unknown, ours: unknown) => {
    if (plain !== null && typeof plain === 'object') {
      for (const [key, value] of Object.entries(plain))
        compare(`${path}.${key}`, value, (ours as Record<string, unknown> | null)?.[key]);
    } else if (!agree(plain, ours)) {
      const { indicator, entity, period } = expected;
      found.push(
        `${indicator} ${entity} ${period}${path}: ${String(plain)} by fractions, ${JSON.stringify(ours)} by us`,
      );
    }
  };
  compare('', expected, row);
  return found;
}

function agree(plain: unknown, ours: unknown): boolean {
  if (typeof plain !== 'number' || typeof ours !== 'number') return plain === ours;
  return Math.abs(plain - ours) <= 1e-9 * Math.max(1, Math.abs(plain));
}
