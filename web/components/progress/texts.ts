import type { Texts } from '../../i18n/index.ts';

/** Texts of the progress tables: columns, lights, filters, legend. */
export const progressTexts = {
  light: {
    behind: { zh: '欠{size}个百分点', en: '{size} pp behind' },
    over: { zh: '超控制{size}个百分点', en: '{size} pp over limit' },
    belowTarget: { zh: '低于目标{size}个百分点', en: '{size} pp below target' },
    onPace: { zh: '达序时', en: 'On pace' },
    within: { zh: '控制内', en: 'Within limit' },
    kept: { zh: '控制目标内', en: 'Limit kept' },
    reached: { zh: '达目标', en: 'Target reached' },
    green: { zh: '达序时', en: 'On pace' },
    yellow: { zh: '略欠序时', en: 'Slightly behind' },
    red: { zh: '明显滞后', en: 'Far behind' },
    grey: { zh: '未报或不评判', en: 'Missing or not judged' },
  },
  row: {
    points: { zh: '百分点', en: 'pp' },
  },
  mark: {
    computed: { zh: '算', en: 'c' },
    computedLong: {
      zh: '按上年同期数计算，其余为公布增速',
      en: 'growth computed from last year’s figure; all others are as published',
    },
    adjusted: { zh: '调', en: 'r' },
    adjustedLong: { zh: '基数已调整，采用公布增速', en: 'base restated, published growth used' },
  },
  rank: {
    up: { zh: '较上期前移{places}位', en: 'up {places} since the previous period' },
    down: { zh: '较上期后移{places}位', en: 'down {places} since the previous period' },
  },
  column: {
    number: { zh: '序号', en: 'No.' },
    indicator: { zh: '指标', en: 'Indicator' },
    entity: { zh: '主体', en: 'Entity' },
    unit: { zh: '单位', en: 'Unit' },
    lane: { zh: '完成率与序时进度', en: 'Completion against pace' },
    completion: { zh: '完成率 %', en: 'Done %' },
    figure: { zh: '累计', en: 'To date' },
    target: { zh: '年度目标', en: 'Target' },
    growth: { zh: '同比 %', en: 'Growth %' },
    rank: { zh: '增幅位次', en: 'Rank' },
    light: { zh: '状态', en: 'Light' },
    month: { zh: '当月', en: 'Month' },
    monthGrowth: { zh: '当月同比 %', en: 'Month growth %' },
    gap: { zh: '序时差（百分点）', en: 'Gap (pp)' },
    share: { zh: '占上级比重 %', en: 'Share of area above %' },
    lead: { zh: '牵头部门', en: 'Lead department' },
    span: { zh: '期别', en: 'Period' },
  },
  axis: {
    pace: { zh: '序时 {pace}', en: 'Pace {pace}' },
  },
  group: {
    behind: { zh: '欠序时，差距大的在前', en: 'Behind pace, widest gap first' },
  },
  filter: {
    light: { zh: '按状态筛选', en: 'Filter by light' },
    category: { zh: '类别', en: 'Category' },
    allCategories: { zh: '全部类别', en: 'All categories' },
    department: { zh: '牵头部门', en: 'Lead department' },
    allDepartments: { zh: '全部部门', en: 'All departments' },
    clear: { zh: '清除筛选', en: 'Clear filters' },
    allEntities: { zh: '全部主体', en: 'All entities' },
    allLights: { zh: '全部状态', en: 'All lights' },
  },
  arrange: {
    label: { zh: '排列', en: 'Arrange' },
    worst: { zh: '落后在前', en: 'Worst first' },
    category: { zh: '按类别', en: 'By category' },
  },
  view: {
    label: { zh: '显示方式', en: 'View' },
    picture: { zh: '图', en: 'Picture' },
    table: { zh: '表', en: 'Table' },
  },
  key: {
    bar: { zh: '完成年度目标的百分比', en: 'completion of the annual target' },
    tick: { zh: '序时进度', en: 'pace: the plan by month, else m/12' },
    gap: { zh: '与序时的差距', en: 'gap to pace' },
    lastYear: { zh: '上年同期', en: 'same period last year' },
    growth: { zh: '增速：点为实际，竖线为目标', en: 'growth target: dot is actual, tick is target' },
    missing: { zh: '未报', en: 'not reported' },
  },
} as const satisfies Texts;
