import type { Month } from '../../model.ts';
import { addMonths, lastYear } from '../../month.ts';
import { type Finding, toFinding } from '../finding.ts';
import type { UploadedObservation } from '../parsed-file.ts';
import { type CheckContext, UploadView } from './check-view.ts';
import { checkGrowth, checkLevelOfGrowth, checkLevels } from './levels-and-growth.ts';
import { checkCalendar, checkRepeatedMonth, checkSwapped, MISTAKEN_FOR } from './misplaced-figures.ts';
import { checkParks, checkParts, parksOf, partRules, sumRules } from './sums.ts';

/** Rows checked at a stretch, a few milliseconds. */
const STRETCH = 2000;
/** Of one kind more than this is one fact, not many. */
const MOST_OF_A_KIND = 200;

/**
 * What is odd about an upload's figures, compared with each other and with what is stored. Nothing is corrected.
 * Yields between batches of rows, so that a large file does not block the process.
 *
 * @returns findings, the grave ones first; of each code 200 at most and one that counts the rest
 */
export function* checkInSteps(
  observations: readonly UploadedObservation[],
  context: CheckContext,
): Generator<number, Finding[]> {
  const view = new UploadView(observations, context);
  const sums = sumRules(context.catalog.indicators);
  const parts = partRules(context.catalog.indicators);
  const parks = parksOf(context.catalog.entities);
  const found = new Tally();
  found.add(checkRepeatedMonth(view));
  found.add(checkSwapped(view));
  let done = 0;
  for (const checked of view.checked) {
    found.add(checkCalendar(checked, view));
    found.add(checkLevelOfGrowth(checked));
    found.add(checkLevels(checked, view));
    found.add(checkGrowth(checked, view));
    found.add(checkParts(checked, view, sums, parts));
    found.add(checkParks(checked, view, parks));
    if (++done % STRETCH === 0) yield done;
  }
  return found.findings();
}

/**
 * The checks that refuse a figure whatever else is stored: the load of a folder makes them as well.
 *
 * @returns as `checkInSteps`, those of the grade `refuse` only
 */
export function checkRefusals(
  observations: readonly UploadedObservation[],
  context: Pick<CheckContext, 'catalog' | 'currentMonth'>,
): Finding[] {
  const view = new UploadView(observations, { ...context, stored: () => undefined });
  const found = new Tally();
  for (const checked of view.checked) {
    found.add(checkCalendar(checked, view).filter(({ grade }) => grade === 'refuse'));
    found.add(checkLevelOfGrowth(checked));
  }
  return found.findings();
}

/** Every month for which the checks will ask what is stored about something of which a file has these. */
export function periodsToCompare(periods: Iterable<Month>): Month[] {
  const all = new Set<Month>();
  for (const period of periods) {
    all.add(period);
    all.add(lastYear(period));
    // The period before: a month, two over January, three for a quarter.
    for (const months of [-1, -2, -3, ...MISTAKEN_FOR]) all.add(addMonths(period, months));
  }
  return [...all].sort();
}

const WEIGHT = { refuse: 0, confirm: 1, note: 2 } as const;

class Tally {
  readonly #kept = new Map<string, Finding[]>();
  readonly #more = new Map<string, number>();

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const list = this.#kept.get(finding.code) ?? [];
      this.#kept.set(finding.code, list);
      if (list.length < MOST_OF_A_KIND) list.push(finding);
      else this.#more.set(finding.code, (this.#more.get(finding.code) ?? 0) + 1);
    }
  }

  findings(): Finding[] {
    for (const [code, times] of this.#more) {
      const list = this.#kept.get(code)!;
      list.push(
        toFinding(
          list[0]!.grade,
          code,
          {},
          { zh: `同类问题还有 ${times} 处。`, en: `${times} more of the same kind.` },
        ),
      );
    }
    return [...this.#kept.values()].flat().sort((a, b) => WEIGHT[a.grade] - WEIGHT[b.grade]);
  }
}
