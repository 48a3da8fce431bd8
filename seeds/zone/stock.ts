import { MONTHS, YEARS } from './calendar.ts';
import { CITY, PARKS, PEER_WEIGHT, PEERS, STRENGTH, ZONE } from './entities.ts';
import { bell } from './random.ts';
import type { StockModel, Story } from './story.ts';
import { planned, rounded } from './table.ts';
import { seriesKey, type Truth, targetLine } from './truth.ts';

/** Grows what stands at the end of each month, from year-end to year-end along the model's path. */
export function growStock(truth: Truth, story: Story, model: StockModel): void {
  const keep = (entity: string, values: number[]) => {
    const final = values.map((value) => rounded(value, story.decimals));
    truth.series.set(seriesKey(story.code, entity), { final, first: final });
  };
  const zone = between(story.code, ZONE, model, model.ends);
  keep(ZONE, zone);
  setTargets(truth, story, model, ZONE, model.ends, model.targets);
  const sum = Object.values(model.parks).reduce((a, b) => a + b, 0);
  for (const park of PARKS) {
    const weight = model.parks[park];
    if (weight === undefined) continue;
    const ends = model.ends.map((end, year) => {
      const drift = 1 + (STRENGTH[park] + bell(`${story.code}/${park}/${year}`) * 0.3) * 0.008 * year;
      return rounded((end * (1 - model.direct) * weight * drift) / sum, story.decimals);
    });
    keep(park, between(story.code, park, model, ends));
    const asked = model.targets.map(
      (target, year) => ends[year + 1]! * (target / model.ends[year + 1]!) * 1.008,
    );
    setTargets(truth, story, model, park, ends, asked);
  }
  growCity(story, model, zone, keep);
}

function growCity(
  story: Story,
  model: StockModel,
  zone: readonly number[],
  keep: (entity: string, values: number[]) => void,
): void {
  if (model.city === 0) return;
  const rest: Record<string, number> = model.peers ? { ...PEER_WEIGHT, 'C-OWN': 0.04 } : { 'C-OWN': 1 };
  const city = [...zone];
  for (const [peer, weight] of Object.entries(rest)) {
    const ends = [model.ends[0] * model.city * weight];
    for (const year of YEARS) {
      const growth = model.cityGrowth?.[Math.max(year - 2023, 0)] ?? 0;
      ends.push(ends[ends.length - 1]! * (1 + (growth + bell(`${story.code}/${peer}/${year}`)) / 100));
    }
    const values = between(story.code, peer, model, ends);
    for (const [place, value] of values.entries()) city[place]! += rounded(value, story.decimals);
    if (PEERS.some((code) => code === peer)) keep(peer, values);
  }
  keep(CITY, city);
}

function between(code: string, entity: string, model: StockModel, ends: readonly number[]): number[] {
  return YEARS.flatMap((year, place) =>
    MONTHS.map((m) => {
      const from = ends[place]!;
      const to = ends[place + 1]!;
      const unrest = m === 12 ? 0 : bell(`${code}/${entity}/${year}/${m}`) * (model.noise / 100);
      return (from + (to - from) * model.path[m - 1]!) * (1 + unrest);
    }),
  );
}

function setTargets(
  truth: Truth,
  story: Story,
  model: StockModel,
  entity: string,
  ends: readonly number[],
  asked: readonly number[],
): void {
  for (const [place, goal] of asked.entries()) {
    const value = story.decimals === 0 ? Math.round(goal) : planned(goal);
    const from = ends[place + 1]!;
    const plan = model.plan
      ? model.path.map((share) => rounded(from + (value - from) * share, story.decimals))
      : null;
    truth.targets.push(
      targetLine({ indicator: story.code, entity, year: 2023 + place, type: 'value', value, plan }),
    );
  }
}
