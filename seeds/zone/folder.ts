import { INDICATOR_HEADER, indicatorRows, STORIES } from './catalog.ts';
import { growCount } from './count.ts';
import { ENTITY_HEADER, entityRows } from './entities.ts';
import { applyExceptions } from './exceptions.ts';
import { growFlow } from './flow.ts';
import { growLevel, growRatio } from './level.ts';
import { OBSERVATION_HEADER, observationRows } from './publish.ts';
import { growStock } from './stock.ts';
import type { Model, Story } from './story.ts';
import { growSum } from './sum.ts';
import { toCsv } from './table.ts';
import { TARGET_HEADER, targetRows } from './target-table.ts';
import type { Truth } from './truth.ts';

/** The files of the demonstration zone by name. The same text on every machine and every day. */
export function demonstrationFolder(): Record<string, string> {
  const truth = growTruth();
  const entities = entityRows();
  const codes = entities.map(([code]) => String(code));
  const observations = STORIES.flatMap((story) => observationRows(truth, story, codes));
  return {
    'about.json': `${JSON.stringify(ABOUT, null, 2)}\n`,
    'entities.csv': toCsv(ENTITY_HEADER, entities),
    'indicators.csv': toCsv(INDICATOR_HEADER, indicatorRows()),
    'targets.csv': toCsv(TARGET_HEADER, targetRows(truth, STORIES, codes)),
    'observations.csv': toCsv(OBSERVATION_HEADER, observations),
  };
}

const ABOUT = {
  title: { zh: '云澜经济技术开发区（示例）', en: 'Yunlan Development Zone (fictional)' },
  demonstration: true,
};

/** Sums and ratios come after the parts that they are made of. */
const ORDER: readonly Model['of'][] = ['flow', 'count', 'stock', 'level', 'sum', 'ratio'];

function growTruth(): Truth {
  const truth: Truth = { series: new Map(), targets: [] };
  for (const of of ORDER) {
    for (const story of STORIES) if (story.model.of === of) grow(truth, story);
  }
  applyExceptions(truth);
  return truth;
}

function grow(truth: Truth, story: Story): void {
  const { model } = story;
  if (model.of === 'flow') growFlow(truth, story, model);
  if (model.of === 'count') growCount(truth, story, model);
  if (model.of === 'stock') growStock(truth, story, model);
  if (model.of === 'level') growLevel(truth, story, model);
  if (model.of === 'sum') growSum(truth, story, model);
  if (model.of === 'ratio') growRatio(truth, story, model);
}
