import type { Texts } from '../../i18n/index.ts';

/** Texts of editing entities, indicators and targets. */
export const recordTexts = {
  search: { zh: '按名称或编码查找', en: 'Find by name or code' },
  none: { zh: '没有找到。', en: 'Nothing found.' },
  count: { zh: '{count} 个', en: '{count}' },
  entity: {
    add: { zh: '新增主体', en: 'New entity' },
  },
  indicator: {
    add: { zh: '新增指标', en: 'New indicator' },
  },
  target: {
    title: { zh: '{year}年度目标', en: 'Targets of {year}' },
    note: {
      zh: '{count} 项；改动会成为新的一版，旧版保留',
      en: '{count}; a change becomes a new version, earlier ones are kept',
    },
    add: { zh: '下达目标', en: 'New target' },
    noYear: {
      zh: '还没有任何数据，先导入指标和主体。',
      en: 'There is nothing yet; load indicators and entities first.',
    },
  },
  csv: {
    download: { zh: '下载 CSV', en: 'Download CSV' },
    upload: { zh: '上传 CSV', en: 'Upload CSV' },
    title: { zh: '导入 {file}', en: 'Take in {file}' },
    preview: {
      zh: '将新增 {new} 行、改变 {changed} 行，{same} 行不变。',
      en: '{new} rows new, {changed} changed, {same} the same.',
    },
    same: {
      zh: '{same} 行与现有的完全相同，不用导入。',
      en: 'All {same} rows are the same; there is nothing to take in.',
    },
    go: { zh: '导入', en: 'Take in' },
    saved: { zh: '已导入 {file}。', en: '{file} was taken in.' },
  },
  column: {
    code: { zh: '编码', en: 'Code' },
    name: { zh: '名称', en: 'Name' },
    shortName: { zh: '简称', en: 'Short name' },
    nameEn: { zh: '英文名称', en: 'English name' },
    kind: { zh: '类别', en: 'Kind' },
    parent: { zh: '上级', en: 'Above it' },
    aliases: { zh: '别名', en: 'Other names' },
    aliasesHint: { zh: '文件里可能用的其他叫法，用分号隔开', en: 'as files may call it, between semicolons' },
    sort: { zh: '排序', en: 'Order' },
    category: { zh: '类别', en: 'Category' },
    categoryEn: { zh: '英文类别', en: 'English category' },
    firstMonth: { zh: '首月', en: 'First month' },
    lag: { zh: '滞后月数', en: 'Months late' },
    decimals: { zh: '小数位数', en: 'Decimals' },
    base: { zh: '基期', en: 'Base' },
    tolerance: { zh: '黄灯幅度', en: 'Yellow down to' },
    toleranceHint: {
      zh: '百分点；比率和指数用指标自己的单位。空白为5个百分点，比率和指数为目标的5%',
      en: 'in points; rates and indexes in their own unit. Blank: 5 points, or 5 % of the target',
    },
    leader: { zh: '分管领导', en: 'In charge' },
    contact: { zh: '责任人', en: 'Responsible' },
    phone: { zh: '电话', en: 'Telephone' },
    numerator: { zh: '分子指标', en: 'Numerator' },
    denominator: { zh: '分母指标', en: 'Denominator' },
    source: { zh: '数据来源', en: 'Source' },
    year: { zh: '年度', en: 'Year' },
    targetType: { zh: '类型', en: 'Type' },
    targetValue: { zh: '目标', en: 'Target' },
    version: { zh: '版次', en: 'Version' },
    from: { zh: '起始月', en: 'From' },
    fromHint: {
      zh: '从这个月起按此考核，此前的月份仍按上一版',
      en: 'judges from this month on; earlier months keep the version before',
    },
    note: { zh: '备注', en: 'Note' },
    plan: { zh: '1—{month}月计划', en: 'Plan to month {month}' },
    planFirst: { zh: '1月计划', en: 'Plan for January' },
  },
  base: { byUnit: { zh: '按计量单位判断', en: 'as the unit says' } },
  indexBase: {
    'last-year': { zh: '上年同期=100', en: 'same period last year = 100' },
    fixed: { zh: '定基（固定年份=100）', en: 'fixed (one year = 100)' },
    none: { zh: '无基期（如 PMI）', en: 'none (such as the PMI)' },
  },
  from: {
    wholeYear: { zh: '全年', en: 'whole year' },
    month: { zh: '{month}月起', en: 'from month {month}' },
  },
  firstMonth: {
    '1': { zh: '1月起逐月公布', en: 'every month from January' },
    '2': { zh: '1—2月合并公布', en: 'January and February together' },
  },
  entityKind: {
    zone: { zh: '全区', en: 'zone' },
    park: { zh: '园区', en: 'park' },
    department: { zh: '部门', en: 'department' },
    peer: { zh: '对标地区', en: 'to compare with' },
    enterprise: { zh: '企业', en: 'enterprise' },
    project: { zh: '项目', en: 'project' },
  },
  targetType: {
    value: { zh: '年度数', en: 'annual level' },
    growth: { zh: '增速（%）', en: 'growth (%)' },
    cap: { zh: '不超过', en: 'not above' },
  },
} as const satisfies Texts;
