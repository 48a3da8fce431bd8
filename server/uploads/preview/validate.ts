import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { type IndicatorPeriod, readObservations } from '../../../db/figures/observations.ts';
import type { ObservationMap } from '../../../db/figures/packed-rows.ts';
import type { Reader } from '../../../db/schema.ts';
import { checkInSteps, periodsToCompare } from '../../../domain/import/checks/check-figures.ts';
import { periodsByIndicator } from '../../../domain/import/difference.ts';
import { type Finding, toFinding } from '../../../domain/import/finding.ts';
import type { UploadedObservation } from '../../../domain/import/parsed-file.ts';
import { hasPeriod, inShanghai } from '../../../domain/month.ts';
import type { AppContext } from '../../context.ts';

/** Pairs of indicator and month that are compared with stored figures, the newest first. */
const MOST_PERIODS = 20_000;

/** Checks a file's figures against each other and against stored ones, a few milliseconds at a time. */
export async function checkRows(
  { database: { read }, clock }: Pick<AppContext, 'database' | 'clock'>,
  catalog: StoredCatalog,
  observations: readonly UploadedObservation[],
): Promise<Finding[]> {
  const { periods, isPart } = storedPeriods(catalog, observations);
  const stored = await readStored(read, catalog, periods);
  const steps = checkInSteps(observations, {
    catalog,
    stored: (...key) => stored.find(...key),
    currentMonth: inShanghai(clock()).month,
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return isPart ? [...step.value, checkedInPart()] : step.value;
    await yieldToEventLoop();
  }
}

/** The months around each indicator's own, newest first; for a small file also all other indicators of its months. */
function storedPeriods(
  { indicators }: StoredCatalog,
  observations: readonly UploadedObservation[],
): { periods: IndicatorPeriod[]; isPart: boolean } {
  const byIndicator = periodsByIndicator(observations);
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const near = [...byIndicator]
    .flatMap(([code, own]) =>
      periodsToCompare(own)
        .filter((period) => hasPeriod(known.get(code)!, period))
        .map((period) => ({ indicator: code, period })),
    )
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  const periods = [...new Set([...byIndicator.values()].flatMap((own) => [...own]))];
  const others = indicators.filter(({ code }) => !byIndicator.has(code));
  const besides =
    others.length * periods.length + near.length > MOST_PERIODS
      ? []
      : others.flatMap((indicator) => periods.map((period) => ({ indicator: indicator.code, period })));
  return { periods: [...near.slice(0, MOST_PERIODS), ...besides], isPart: near.length > MOST_PERIODS };
}

function readStored(
  read: Reader,
  catalog: StoredCatalog,
  periods: IndicatorPeriod[],
): Promise<ObservationMap> {
  const entities = catalog.entities.map(({ code }) => code);
  return readObservations(read, catalog.ids, { periods, entities, asOf: catalog.revision });
}

const checkedInPart = (): Finding =>
  toFinding(
    'note',
    'checked-in-part',
    {},
    {
      zh: '文件月份太多，较早月份只检查了文件本身，没有与已有数据比较。',
      en: 'The file has very many months; the older ones were checked by themselves and not against what is stored.',
    },
  );
