import type { Indicator, Text } from '../model.ts';
import { isAgainstPlan } from '../progress/completion.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { ExplainableField } from './explainable-field.ts';

export const FIELD_NAMES: Record<ExplainableField, Text> = {
  ytd: { zh: '累计', en: 'Year to date' },
  month: { zh: '当月', en: 'Month' },
  ytdLastYear: { zh: '上年同期累计', en: 'Year to date last year' },
  yoyYtd: { zh: '累计同比', en: 'Growth year to date' },
  yoyMonth: { zh: '当月同比', en: 'Growth in the month' },
  target: { zh: '年度目标', en: 'Annual target' },
  completion: { zh: '完成率', en: 'Completion' },
  pace: { zh: '序时进度', en: 'Pace' },
  gap: { zh: '序时差', en: 'Gap to pace' },
  gapAmount: { zh: '序时差额', en: 'Gap in amount' },
  remaining: { zh: '剩余', en: 'Remaining' },
  requiredMonthly: { zh: '月均需完成', en: 'Needed each month' },
  requiredYoy: { zh: '后期需增长', en: 'Growth needed' },
  projection: { zh: '全年预计', en: 'Year-end estimate' },
  share: { zh: '比重', en: 'Share' },
  pull: { zh: '拉动', en: 'Pull' },
  contribution: { zh: '贡献率', en: 'Contribution' },
  light: { zh: '状态', en: 'Light' },
};

const END: Text = { zh: '期末数', en: 'End of period' };
const PERIOD: Text = { zh: '本期数', en: 'This period' };

/** What a field is called of this row: a stock has no 累计, and a level no 序时差. */
export function fieldName(
  field: ExplainableField,
  row: ProgressRow,
  { kind }: Pick<Indicator, 'kind'>,
): Text {
  const accumulating = kind === 'flow' || kind === 'count';
  if (field === 'ytd' && !accumulating) return kind === 'stock' ? END : PERIOD;
  if (field === 'ytdLastYear' && !accumulating) return { zh: '上年同期数', en: 'Same period last year' };
  if (field === 'yoyYtd' && !accumulating && kind !== 'growth') return { zh: '同比', en: 'Year on year' };
  if (field === 'target' && row.target?.type === 'cap') return { zh: '控制目标', en: 'Limit' };
  const isGap = field === 'gap' || field === 'gapAmount';
  if (isGap && isAgainstPlan(row)) return { zh: '与计划差', en: 'Gap to plan' };
  const level = row.gapUnit === 'unit' || row.target?.type === 'growth';
  if (isGap && level) return { zh: '与目标差', en: 'Gap to target' };
  return FIELD_NAMES[field];
}
