import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { INDEX_BASES, type Indicator, type Observation, type Target } from '../domain/model.ts';
import { demonstrationFolder } from '../server/paths.ts';
import { type Application, type ProgressAnswer, startApplication } from './support/application.ts';
import { randomOf } from './support/random.ts';
import { sourceOf, type Zone } from './support/zone/deck-source.ts';
import { type PlainFolder, plainRows, plainTable } from './support/zone/plain-progress.ts';
import { randomZone } from './support/zone/random-zone.ts';
import { rowDifferences } from './support/zone/row-differences.ts';

/** Every field that the contract names, of every row, computed twice: by us, and by fractions apart from us. */

describe('the demonstration zone', () => {
  const table = (name: string) =>
    plainTable(readFileSync(join(demonstrationFolder(), `${name}.csv`), 'utf8'));
  const folder: PlainFolder = {
    entities: table('entities'),
    indicators: table('indicators'),
    targets: table('targets'),
    observations: table('observations'),
  };
  let application: Application;
  beforeAll(async () => {
    application = await startApplication();
  }, 60_000);
  afterAll(() => application.stop());

  test.each(['2025-01', '2025-02', '2025-06', '2025-08', '2025-11', '2024-12', '2024-11', '2023-05'])(
    'of %s agrees in every field',
    async (period) => {
      const { rows } = await application.get<ProgressAnswer>(`/api/progress?period=${period}`);
      const plain = plainRows(folder, period);
      const byKey = new Map(rows.map((row) => [`${row.indicator} ${row.entity}`, row]));
      expect(plain.length).toBe(rows.length);
      const differences = plain.flatMap((expected) =>
        rowDifferences(expected, byKey.get(`${expected.indicator} ${expected.entity}`)),
      );
      expect(differences.slice(0, 20)).toEqual([]);
    },
  );
});

describe('random zones', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('number %i agrees in every field', (seed) => {
    const zone = varied(randomZone(seed), seed);
    const folder = toFolder(zone);
    for (const period of ['2025-01', '2025-08', '2024-12', '2025-05']) {
      const plain = new Map(plainRows(folder, period).map((row) => [`${row.indicator} ${row.entity}`, row]));
      const { rows } = sourceOf(zone, period);
      const differences = rows.flatMap((row) =>
        rowDifferences(plain.get(`${row.indicator} ${row.entity}`)!, row),
      );
      expect(differences.slice(0, 20)).toEqual([]);
    }
  });
});

/** With what random zones lack: bases of indexes, plans that skip months, targets that change in mid-year. */
function varied({ catalog, observations, targets }: Zone, seed: number): Zone {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return {
    catalog: {
      ...catalog,
      indicators: catalog.indicators.map((indicator) =>
        indicator.kind === 'index'
          ? {
              ...indicator,
              base: pick([null, ...INDEX_BASES]),
              unit: pick(['上年同期=100', '2020年=100', '点']),
            }
          : indicator,
      ),
    },
    observations,
    targets: targets.flatMap((target) => {
      const plan =
        target.plan?.map((level, index) => (index === 11 || random() < 0.4 ? level : null)) ?? null;
      const later = { ...target, plan, version: 2, from: 7, value: target.value * 1.5 };
      return random() < 0.3
        ? [
            { ...target, plan },
            { ...later, plan: null },
          ]
        : [{ ...target, plan }];
    }),
  };
}

const cell = (value: string | number | null) => String(value ?? '');

function toFolder({ catalog, observations, targets }: Zone): PlainFolder {
  return {
    entities: catalog.entities.map(({ code, kind, parent }) => ({ code, kind, parent: cell(parent) })),
    indicators: catalog.indicators.map(toIndicator),
    targets: targets.map(toTarget),
    observations: observations.map(toObservation),
  };
}

const toIndicator = ({ code, unit, kind, direction, frequency, ...one }: Indicator) => ({
  ...{ code, unit, kind, direction, frequency },
  first_month: cell(one.firstMonth),
  lag: cell(one.lag),
  tolerance: cell(one.tolerance),
  base: cell(one.base),
});

const toTarget = ({ indicator, entity, year, type, value, version, from, plan }: Target) => ({
  ...{ indicator, entity, type },
  year: cell(year),
  value: cell(value),
  version: cell(version),
  from: cell(from),
  ...Object.fromEntries((plan ?? []).map((level, index) => [`m${index + 1}`, cell(level)])),
});

const toObservation = ({ period, indicator, entity, month, ytd, yoyMonth, yoyYtd }: Observation) => ({
  ...{ period, indicator, entity },
  month: cell(month),
  ytd: cell(ytd),
  yoy_month: cell(yoyMonth),
  yoy_ytd: cell(yoyYtd),
});
