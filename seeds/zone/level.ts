import { MONTHS, YEARS } from './calendar.ts';
import { CITY, STRENGTH, ZONE } from './entities.ts';
import { bell } from './random.ts';
import type { LevelModel, RatioModel, Story } from './story.ts';
import { rounded } from './table.ts';
import { seriesKey, type Truth, targetLine } from './truth.ts';

/** A ratio or index that is observed itself: annual mean, season, the entity's own distance, unrest. */
export function growLevel(truth: Truth, story: Story, model: LevelModel): void {
  const grow = (entity: string, distance: number) => {
    const final = YEARS.flatMap((year, place) => {
      const own = entity === ZONE ? 0 : bell(`${story.code}/${entity}/${year}`) * model.noise * 0.7;
      return MONTHS.map((m) => {
        const unrest = bell(`${story.code}/${entity}/${year}/${m}`) * model.noise;
        return model.levels[place]! + model.season[m - 1]! + distance + own + unrest;
      });
    });
    truth.series.set(seriesKey(story.code, entity), { final, first: final });
  };
  grow(ZONE, 0);
  if (model.city !== null) grow(CITY, model.city);
  for (const park of model.parks) grow(park, STRENGTH[park] * model.spread);
  for (const entity of [ZONE, ...model.parks]) {
    for (const [place, target] of model.targets.entries()) {
      const value = entity === ZONE ? target : rounded(target + softening(model, entity), 1);
      truth.targets.push(
        targetLine({ indicator: story.code, entity, year: 2023 + place, type: model.target, value }),
      );
    }
  }
}

/** Nobody asks the weakest park for the zone's average: targets go half of the way towards where a park stands. */
function softening(model: LevelModel, entity: string): number {
  const strength = STRENGTH[entity as keyof typeof STRENGTH];
  return Math.round(strength * model.spread * 0.5 * 2) / 2;
}

/** Targets of a ratio; its figures follow from its two parts when they are published. */
export function growRatio(truth: Truth, story: Story, model: RatioModel): void {
  for (const key of [...truth.series.keys()]) {
    const [indicator, entity] = key.split(' ') as [string, string];
    if (indicator !== model.numerator || !(entity === ZONE || entity.startsWith('P-'))) continue;
    for (const [place, target] of model.targets.entries()) {
      // 区直属 holds most of what is not tax, so parks are asked for a larger share than the zone.
      const value = entity === ZONE ? target : target + 1.5;
      truth.targets.push(
        targetLine({ indicator: story.code, entity, year: 2023 + place, type: 'value', value }),
      );
    }
  }
}
