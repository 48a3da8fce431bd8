import { at, through } from './calendar.ts';
import { baseShift } from './exceptions.ts';
import type { Published } from './publish.ts';
import { bell } from './random.ts';
import type { FlowModel, Story, SumModel } from './story.ts';
import { rounded } from './table.ts';
import { getSeries, type Truth } from './truth.ts';

/**
 * A flow as it is published. Where months are revised later, the year so far is the revised earlier months and
 * this one as first published: the printed months need not add up to it. Else it is the sum of the printed
 * months. Growth is against the comparable base, which is not last year's figure exactly.
 */
export function publishFlow(
  truth: Truth,
  story: Story,
  model: FlowModel | SumModel,
  entity: string,
  year: number,
  month: number,
): Published {
  const flow = model.of === 'flow' ? model : undefined;
  const quiet = flow?.quietMonths ?? false;
  const joint = story.firstMonth === 2 && month === 2;
  const base = 1 + basePercent(story, flow, entity, year) / 100;
  const { final, first } = getSeries(truth, story.code, entity);
  const unprinted = model.revision || story.kind === 'growth';
  const ytd = unprinted
    ? through(final, year, month - 1) + first[at(year, month)]!
    : printedSum(story, final, year, month);
  const lastYear = unprinted ? through(final, year - 1, month) : printedSum(story, final, year - 1, month);
  const own = first[at(year, month)]!;
  const yoyYtd = growth(ytd, lastYear * base);
  const yoyMonth = quiet || joint ? null : growth(own, final[at(year - 1, month)]! * base);
  if (story.kind === 'growth') return { month: null, ytd: null, yoyMonth, yoyYtd };
  return { month: story.quarterly || joint ? null : own, ytd, yoyMonth, yoyYtd };
}

/** Growth in % by which last year's figure is restated before it is compared. */
function basePercent(story: Story, flow: FlowModel | undefined, entity: string, year: number): number {
  const listed = baseShift(story.code, entity, year);
  if (listed !== undefined) return listed;
  const unrest = bell(`${story.code}/${entity}/base/${year}`) * (flow?.base ?? 0);
  return unrest + (flow?.deflator ?? 0);
}

function printedSum(story: Story, series: readonly number[], year: number, month: number): number {
  let sum = 0;
  for (let m = 1; m <= month; m += 1) sum += rounded(series[at(year, m)]!, story.decimals);
  return sum;
}

/** In %; null where either side is a loss or the base is nothing: a turn of sign has words, not a percentage. */
export function growth(current: number, base: number): number | null {
  return base > 0 && current >= 0 ? (current / base - 1) * 100 : null;
}
