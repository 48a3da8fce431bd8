import { MONTHS, through, YEARS } from './calendar.ts';
import { PARKS, ZONE } from './entities.ts';
import type { Story, SumModel } from './story.ts';
import { planned } from './table.ts';
import { getSeries, type Series, seriesKey, type Truth, targetLine } from './truth.ts';

/** 进出口 = 出口 + 进口, for everyone who reports both. Its targets ask for growth over its own last year. */
export function growSum(truth: Truth, story: Story, model: SumModel): void {
  const [head, ...others] = model.parts as [string, ...string[]];
  const entities = [...truth.series.keys()]
    .filter((key) => key.startsWith(`${head} `))
    .map((key) => key.slice(head.length + 1));
  for (const entity of entities) {
    const parts = [head, ...others].map((part) => getSeries(truth, part, entity));
    const whole: Series = {
      final: added(parts.map((p) => p.final)),
      first: added(parts.map((p) => p.first)),
    };
    truth.series.set(seriesKey(story.code, entity), whole);
    const isPark = PARKS.some((park) => park === entity);
    if (entity !== ZONE && !isPark) continue;
    for (const [place, asked] of model.asked.entries()) {
      const year = YEARS[place + 1]!;
      const value = planned(through(whole.final, year - 1, 12) * (1 + (asked + (isPark ? 1.2 : 0)) / 100));
      truth.targets.push(targetLine({ indicator: story.code, entity, year, type: 'value', value }));
    }
  }
}

function added(series: readonly number[][]): number[] {
  const places = YEARS.length * MONTHS.length;
  return Array.from({ length: places }, (_, place) => series.reduce((sum, one) => sum + one[place]!, 0));
}
