import type { Catalog, Observation, Text } from '../model.ts';
import { growthUnitOf } from '../progress/growth.ts';
import { FIELD_NAME, shown } from './checks/check-view.ts';
import { type At, type Finding, toFinding } from './finding.ts';
import type { PresentColumns } from './folder/observations-table.ts';
import type { Question } from './parsed-file.ts';

/**
 * A published growth belongs to the level it was published with. A file that revises the level and is silent about the
 * growth leaves open what becomes of it: somebody decides, and the file is not taken before.
 */

/** What becomes of published growth whose level is revised without it: it stays as it is, or is reported no more. */
export const GROWTH_ANSWERS = ['keep', 'clear'] as const;
export type GrowthAnswer = (typeof GROWTH_ANSWERS)[number];

export const GROWTH_NOT_RESTATED = 'growth-not-restated';

/** Each level with the growth that was published with it. */
const GROWTH_OF = { month: 'yoyMonth', ytd: 'yoyYtd' } as const;
export type RevisedLevel = keyof typeof GROWTH_OF;

/**
 * The levels that a row revises without restating the growth published with them. A level reported for the first time
 * revises nothing: growth is often published before it.
 *
 * @param merged the row completed with what is stored
 * @param present the figures that its file says something about; a blank cell of a folder says that there is none
 * @example stored 24.43 with 6.1 %, the file says 26.38 and no growth → ['ytd']
 */
export function levelsWithoutGrowth(
  merged: Observation,
  present: PresentColumns,
  stored: Observation,
): RevisedLevel[] {
  return (['month', 'ytd'] as const).filter(
    (level) =>
      stored[level] !== null &&
      merged[level] !== stored[level] &&
      stored[GROWTH_OF[level]] !== null &&
      !present[GROWTH_OF[level]],
  );
}

/** The row without the growth of these levels. */
export function withoutGrowth(merged: Observation, levels: readonly RevisedLevel[]): Observation {
  const cleared = { ...merged };
  for (const level of levels) cleared[GROWTH_OF[level]] = null;
  return cleared;
}

/** A level that is revised without its growth. */
export interface NotRestated {
  level: RevisedLevel;
  before: Observation;
  after: Observation;
  /** Of the level in its file. */
  at: At;
}

const GROWTH_UNITS: Record<ReturnType<typeof growthUnitOf>, Text> = {
  percent: { zh: '%', en: '%' },
  points: { zh: ' 个百分点', en: ' points' },
  unit: { zh: '', en: '' },
};

/** Rows listed of one file; the others are counted. */
const MOST_LISTED = 200;

/**
 * What a person reads before deciding, and after: a finding for each level, at most 200 and one that counts the rest.
 *
 * @param answer null while it is open, then the findings are to be confirmed; after it they are notes
 */
export function growthFindings(
  all: readonly NotRestated[],
  { indicators, entities }: Catalog,
  answer: GrowthAnswer | null,
): Finding[] {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const named = new Map(entities.map((entity) => [entity.code, entity]));
  const grade = answer === null ? 'confirm' : 'note';
  const findings = all.slice(0, MOST_LISTED).map(({ level, before, after, at }) => {
    const indicator = byCode.get(after.indicator)!;
    const entity = named.get(after.entity)!;
    const growth = GROWTH_OF[level];
    const unit = GROWTH_UNITS[growthUnitOf(indicator, 'published')];
    const published = shown(before[growth]!);
    const now = after[level];
    const revised: Text =
      now === null
        ? { zh: '撤销上报', en: 'is withdrawn' }
        : { zh: `改为 ${shown(now)}`, en: `becomes ${shown(now)}` };
    const name = { zh: entity.shortName ?? entity.name, en: entity.nameEn ?? entity.name };
    const growthZh = `随原数公布的${FIELD_NAME[growth].zh} ${published}${unit.zh}`;
    const growthEn = `the ${FIELD_NAME[growth].en} published with it, ${published}${unit.en},`;
    const became: Text =
      answer === null
        ? { zh: `${growthZh} 没有重报`, en: `${growthEn} is not restated` }
        : answer === 'keep'
          ? { zh: `保留${growthZh}`, en: `${growthEn} is kept` }
          : { zh: `清除${growthZh}`, en: `${growthEn} is cleared` };
    return toFinding(
      grade,
      GROWTH_NOT_RESTATED,
      { ...at, value: now === null ? null : String(now) },
      {
        zh: `${name.zh}${indicator.name}（${after.period}）：${FIELD_NAME[level].zh}由 ${shown(before[level]!)} ${revised.zh}，${became.zh}。`,
        en: `${name.en}, ${indicator.nameEn ?? indicator.name}, ${after.period}: the ${FIELD_NAME[level].en} of ${shown(before[level]!)} ${revised.en}; ${became.en}.`,
      },
      answer === null
        ? {
            zh: `选择保留或清除，或填上${FIELD_NAME[growth].zh}重新上传`,
            en: `keep or clear it, or upload the file again with the ${FIELD_NAME[growth].en}`,
          }
        : null,
    );
  });
  const more = all.length - findings.length;
  if (more > 0)
    findings.push(
      toFinding(
        grade,
        GROWTH_NOT_RESTATED,
        {},
        { zh: `同类还有 ${more} 处。`, en: `${more} more of the same kind.` },
      ),
    );
  return findings;
}

/** Asked once for the whole file. Restating is another file, so it is no choice here. */
export function askGrowth(count: number): Question {
  return {
    key: GROWTH_NOT_RESTATED,
    code: GROWTH_NOT_RESTATED,
    sheet: null,
    row: null,
    column: null,
    value: null,
    zh: `有 ${count} 个数修订后，没有重报随原数公布的同比。原来的同比怎么办？（要重报，请在文件里填上同比后重新上传。）`,
    en: `Figures revised without the growth published with them: ${count}. What becomes of that growth? (To restate it, add it to the file and upload the file again.)`,
    choices: [
      {
        value: 'keep',
        label: {
          zh: '保留：同比不变，与新数一起使用',
          en: 'Keep it: the same growth goes with the new figure',
        },
      },
      {
        value: 'clear',
        label: {
          zh: '清除：同比不再作为公布数，能计算的由系统计算',
          en: 'Clear it: no longer published; computed from the figures where that is possible',
        },
      },
    ],
    suggestion: null,
    remember: 'never',
  };
}

export function toGrowthAnswer(text: string | undefined): GrowthAnswer | null {
  return GROWTH_ANSWERS.find((one) => one === text) ?? null;
}
