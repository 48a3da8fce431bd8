import type { ObservationStatus } from '../../model.ts';
import { compact } from '../text/character-forms.ts';
import type { PeriodReading } from './period-text.ts';

/** What a column or row of keys holds, when its header says so. */
export const KEYS = ['period', 'indicator', 'entity', 'unit', 'measure', 'status', 'year'] as const;
export type Key = (typeof KEYS)[number];

/** Columns that are skipped; each has a reason that is shown. */
export const SKIPS = [
  'target',
  'rank',
  'completion',
  'base',
  'previous',
  'increment',
  'chain',
  'share',
  'remark',
  'number',
] as const;
export type Skip = (typeof SKIPS)[number];

/** What one header or label says. Everything is optional: tables spread it over titles, headers and labels. */
export interface Term {
  key?: Key;
  skip?: Skip;
  period?: PeriodReading;
  /** 当月 or 累计. */
  span?: 'month' | 'ytd';
  /** A level (amount) or its growth. Said by 同比 and the like; a level where nothing is said. */
  measure?: 'level' | 'growth';
  /** `1-上月`: one month earlier than the table's own. */
  lag?: 1;
  /** 实际, 数值: a level and nothing else. */
  actual?: true;
  /** The contract's own column name, which also states the unit (the indicator's) and percent. */
  exact?: true;
  units?: string[];
  indicator?: string;
  entity?: string;
  /** What is left when everything known is taken away. */
  rest: string;
}

export const KEYWORDS: [Key | Skip, RegExp][] = [
  ['year', /^(年份|年度|年|year)$/],
  [
    'period',
    /^(期间|期别|时间|月份|年月|月度|日期|报告期|数据期|所属期|所属时期|统计时间|统计期|时期|季度|period|date|month\/year|time|yearmonth)$/,
  ],
  ['measure', /^(数据类型|指标类型|口径类型|统计口径|measure|值类型|类别\(当月\/累计\))$/],
  [
    'indicator',
    /^(指标|指标名称|指标编码|指标代码|统计指标|主要指标|经济指标|主要经济指标|经营指标|项目|指标项|indicator|indicatorcode|indicatorname)$/,
  ],
  [
    'entity',
    /^(园区|部门|地区|地区名称|区域名称|园区名称|部门名称|主体名称|省份|省市|城市|市州|区县|县区|县\(市、区\)|区域|主体|单位名称|填报单位|责任单位|园区\/部门\/地区|园区\(部门\)|镇街|街道|乡镇|镇\(街道\)|片区|板块|企业名称|企业|公司|公司名称|项目名称|region|entity|entitycode|entityname|area|city|province|park|district)$/,
  ],
  ['unit', /^(计量单位|unit|units)$/],
  ['status', /^(状态|数据状态|性质|数据性质|status)$/],
  ['number', /^(序号|编号|no|no\.|行号|行次|#)$/],
  [
    'remark',
    /^(备注|说明|注|原因|措施|未完成原因.*|补回.*|要求期限|警示灯|负责人|责任人|联系人|牵头部门|责任部门|配合部门|分管领导|数据来源|来源|source|note|notes|remark|填报人|更新时间|频度|频率|开始时间|结束时间|序列.*|地区编码)$/,
  ],
];

/** Columns of the data folder. */
export type ContractColumn =
  | 'period'
  | 'indicator'
  | 'entity'
  | 'status'
  | 'month'
  | 'ytd'
  | 'yoy_month'
  | 'yoy_ytd';

/** What they hold; the contract fixes unit and percent. */
const CONTRACT: Record<ContractColumn, Pick<Term, 'key' | 'span' | 'measure'>> = {
  period: { key: 'period' },
  indicator: { key: 'indicator' },
  entity: { key: 'entity' },
  status: { key: 'status' },
  month: { span: 'month', measure: 'level' },
  ytd: { span: 'ytd', measure: 'level' },
  yoy_month: { span: 'month', measure: 'growth' },
  yoy_ytd: { span: 'ytd', measure: 'growth' },
};

const CONTRACT_COLUMNS = new Set(Object.keys(CONTRACT));

export function contractTerm(name: ContractColumn): Term {
  return { ...CONTRACT[name], exact: true, rest: '' };
}

export function isContractColumn(text: string): text is ContractColumn {
  return CONTRACT_COLUMNS.has(text);
}

export type Meaning = Partial<Pick<Term, 'span' | 'measure' | 'lag' | 'actual' | 'skip'>>;

/** Words at either end of a header, the longer before the shorter. */
const WORDS: [string, Meaning][] = [
  ['1-上月(?:累计)?|1至上月(?:累计)?|截至上月(?:累计)?', { span: 'ytd', lag: 1 }],
  ['(?:比|较|占)?(?:上年|去年)同期(?:数|值|完成|实绩|累计|基数)?(?!增|±|\\+|下降)', { skip: 'base' }],
  [
    '(?:(?:同比|比上年|较上年|比同期|较同期)(?:同期)?)?(?:增减|增长)(?:绝对)?(?:额|量|数|值)',
    { skip: 'increment' },
  ],
  ['同期(?:数|值|基数|完成)', { skip: 'base' }],
  ['(?:上年|去年)(?:全年|累计|实绩|完成|数)', { skip: 'base' }],
  ['上月(?:数|值|末|完成)?', { skip: 'previous' }],
  ['环比(?:增长|增速|增幅|±)?', { skip: 'chain' }],
  ['(?:比|较)上月(?:增长|增减|提高|回落)?', { skip: 'chain' }],
  [
    '(?:全年|年度|年初|月度|考核|奋斗|力争|调整后?|本年|今年|分月|当月)?(?:目标|计划|预算|任务|指标)(?:任务|值|数)',
    { skip: 'target' },
  ],
  ['(?:全年|年度|年初|月度|考核|奋斗|力争|本年|今年|分月|当月)(?:目标|计划|预算|任务)', { skip: 'target' }],
  ['目标|计划|预算数|预期', { skip: 'target' }],
  [
    '(?:累计|当月|目标|计划|年度|序时|任务)?(?:完成率|完成进度|达成率|完成比例|完成百分比)',
    { skip: 'completion' },
  ],
  [
    '(?:完成|占)(?:全年|年度|年初|年)?(?:目标|计划|预算|任务|年度)(?:的)?(?:比重|比例|进度|%)?',
    { skip: 'completion' },
  ],
  ['完成年度', { skip: 'completion' }],
  ['序时(?:进度|差)?|(?:超|欠)序时|(?:累计)?差额|缺口', { skip: 'completion' }],
  ['(?:增速|增幅|总量)?(?:全市|全省|全区|全国)?(?:排名|位次|名次)(?:变化)?', { skip: 'rank' }],
  ['占(?:全市|全省|全区|全国|总量|比)?比?重?', { skip: 'share' }],
  ['比重|份额|拉动(?:点|率)?|贡献(?:率|度)', { skip: 'share' }],
  ['年初至今(?:累计)?', { span: 'ytd' }],
  ['至?(?:本月|当月|本期)止(?:累计)?(?:数|值|额)?', { span: 'ytd' }],
  ['1-本月(?:累计)?|1至本月(?:累计)?|1-当月(?:累计)?|1-报告月', { span: 'ytd' }],
  [
    '(?:本年|今年|本月|本期|当月|年|至本月末?|月末)?累计(?:数值|数|值|额|量|实绩|完成额|完成量|完成数|完成值|完成|发生额|发生|实际)?',
    { span: 'ytd' },
  ],
  ['ytd|yeartodate|cumulative', { span: 'ytd' }],
  [
    '(?:本月|当月|本期|当期|当季|本季|单月|单季)(?:数值|数|值|额|量|实绩|完成额|完成量|完成数|完成值|完成|发生额|发生|实际)?',
    { span: 'month' },
  ],
  ['monthly|currentmonth', { span: 'month' }],
  [
    '(?:同比|比上年同期|较上年同期|比去年同期|较去年同期|比上年|较上年|比去年|较去年|较同期|比同期)(?:名义|实际)?(?:增长率|增长速度|增长|增速|增幅|增减率|增减|升降|变化|涨跌幅|变动)?(?:率|幅度)?(?:±|\\+/?-)?',
    { measure: 'growth' },
  ],
  ['增量', { skip: 'increment' }],
  // Whatever is left of 去年1-8月 when its months are taken away.
  ['去年|上年|上一年|前年', { skip: 'base' }],
  ['增长速度|增长率|增长|增速|增幅|增减率|增减|涨幅', { measure: 'growth' }],
  ['yoy|yearonyear|y-o-y|growthrate|growth', { measure: 'growth' }],
  [
    '实际(?:完成|数|值)?|完成(?:数值|数|值|额|量|情况)|数值|指标值|数据值|实绩|value|values|actual',
    { actual: true, measure: 'level' },
  ],
  ['公布(?:数|值)?', { actual: true }],
  ['完成|数据|绝对(?:量|值|额)|总量|金额', { actual: true, measure: 'level' }],
];

export const ENDS = WORDS.map(([source, meaning]) => ({
  head: new RegExp(`^(?:${source})[-_:/|,、]*`),
  tail: new RegExp(`[-_:/|,、]*(?:${source})$`),
  meaning,
}));

/** The words under which files state how final a figure is. The first is the one that our own files use. */
export const STATUS_WORDS: Readonly<Record<ObservationStatus, readonly [string, ...string[]]>> = {
  estimate: ['预计', '预估', '估计'],
  flash: ['快报', '快讯'],
  preliminary: ['初步', '初步核算', '初核'],
  official: ['正式', '定报', '年报', '核定', '最终', '公布'],
  revised: ['修订', '修正'],
};

const BY_WORD = new Map(
  (Object.keys(STATUS_WORDS) as ObservationStatus[]).flatMap((status) =>
    [status, ...STATUS_WORDS[status]].map((word) => [word, status] as const),
  ),
);

/** @example findStatus('快报数') → 'flash' · findStatus('Official') → 'official' · findStatus('达序时') → null */
export function findStatus(text: string): ObservationStatus | null {
  const bare = compact(text)
    .toLowerCase()
    .replace(/(数据?|值)$/, '');
  return BY_WORD.get(bare) ?? null;
}
