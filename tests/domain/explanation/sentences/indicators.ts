import type { Indicator } from '../../../../domain/model.ts';

/** What differs from an ordinary indicator. */
export type Of = Partial<Indicator>;

const sales: Of = { name: '规上工业开票销售', nameEn: 'Invoiced sales' };
const gdp: Of = { name: '地区生产总值', nameEn: 'Gross regional product', frequency: 'quarterly' };
const deposits: Of = { name: '金融机构存款余额', nameEn: 'Bank deposits', kind: 'stock' };
const firms: Of = {
  name: '规上工业企业数',
  nameEn: 'Industrial firms above designated size',
  unit: '户',
  kind: 'stock',
  decimals: 0,
};
const pmi: Of = { name: '制造业PMI', nameEn: 'Manufacturing PMI', unit: '点', kind: 'index', decimals: 1 };
const cpi: Of = {
  name: '居民消费价格指数',
  nameEn: 'Consumer price index',
  unit: '上年同期=100',
  kind: 'index',
  direction: 'lower',
  decimals: 1,
};
const fai: Of = {
  name: '固定资产投资增速',
  nameEn: 'Growth of fixed-asset investment',
  unit: '%',
  kind: 'growth',
  decimals: 1,
};
const accidents: Of = {
  name: '生产安全事故起数',
  nameEn: 'Work safety accidents',
  unit: '起',
  kind: 'count',
  direction: 'lower',
  decimals: 0,
};
const deaths: Of = {
  name: '安全事故死亡人数',
  nameEn: 'Deaths in accidents',
  unit: '人',
  kind: 'count',
  direction: 'lower',
  decimals: 0,
};
const energy: Of = {
  name: '规上工业综合能源消费量',
  nameEn: 'Industrial energy consumption',
  unit: '万吨标准煤',
  direction: 'lower',
};
const elec: Of = {
  name: '工业用电量',
  nameEn: 'Industrial electricity',
  unit: '亿千瓦时',
  direction: 'neutral',
};
const signed: Of = {
  name: '新签约亿元以上项目数',
  nameEn: 'New contracts above 100 million yuan',
  unit: '个',
  kind: 'count',
  decimals: 0,
};
const done: Of = {
  name: '新竣工5亿元以上项目数',
  nameEn: 'Projects above 500 million yuan completed',
  unit: '个',
  kind: 'count',
  decimals: 0,
};
const entered: Of = {
  name: '新增“四上”企业数',
  nameEn: 'Enterprises newly in the statistical frame',
  unit: '户',
  kind: 'count',
  decimals: 0,
};
const rate: Of = { name: '税收占比', nameEn: 'Tax share', unit: '%', kind: 'rate' };
const air: Of = {
  name: 'PM2.5浓度',
  nameEn: 'PM2.5 concentration',
  unit: '微克/立方米',
  kind: 'rate',
  direction: 'lower',
  decimals: 1,
};
const profit: Of = { name: '规上工业利润总额', nameEn: 'Total profit' };
const tax: Of = { name: '税收收入', nameEn: 'Tax revenue' };
const lossShare: Of = {
  name: '规上工业企业亏损面',
  nameEn: 'Share of loss-making firms',
  unit: '%',
  kind: 'rate',
  direction: 'lower',
};

/** The indicators of the tables, by the names they have there. */
export const INDICATORS: Readonly<Record<string, Of>> = {
  sales,
  gdp,
  deposits,
  firms,
  pmi,
  cpi,
  fai,
  accidents,
  deaths,
  energy,
  elec,
  signed,
  done,
  entered,
  rate,
  air,
  profit,
  tax,
  lossShare,
  joint: { ...sales, firstMonth: 2 },
  lagged: { ...sales, lag: 1 },
  pmiInPercent: { ...pmi, unit: '%', decimals: 2 },
  quarterlyFirms: { ...firms, frequency: 'quarterly' },
  monthlyPrices: { ...cpi, unit: '上年同月=100' },
  annualPlan: { ...sales, name: '年度计划投资完成额', nameEn: 'Investment made of the annual plan' },
  projectInvestment: {
    ...sales,
    name: '亿元以上项目完成投资',
    nameEn: 'Investment in projects above 100 million yuan',
  },
  fires: { ...accidents, name: '火灾起数', nameEn: 'Fires' },
  petitions: { ...accidents, name: '信访件数', nameEn: 'Petitions', unit: '件' },
  patents: { ...signed, name: '发明专利授权量', nameEn: 'Patents granted', unit: '件' },
  projects: { ...signed, name: '项目竣工数', nameEn: 'Projects completed' },
  faiByRate: { ...fai, name: '固定资产投资增幅' },
  valueAdded: { ...fai, name: '规上工业增加值', nameEn: 'Industrial value added' },
  energyIntensity: {
    ...fai,
    name: '单位GDP能耗降低率',
    nameEn: 'Growth of energy per unit of GDP',
    direction: 'lower',
  },
  production: { ...cpi, name: '工业生产指数', nameEn: 'Industrial production index', direction: 'higher' },
  pmiPercent: { ...pmi, unit: '%' },
  foreignCapital: {
    ...sales,
    name: '实际使用外资',
    nameEn: 'Foreign investment used',
    unit: '万美元',
    decimals: 0,
  },
  floorSpace: { ...sales, name: '商品房销售面积', nameEn: 'Floor space sold', unit: '万平方米' },
  land: { ...sales, name: '土地出让收入', nameEn: 'Land revenue' },
  houses: { ...pmi, name: '新建住宅价格指数', nameEn: 'House index', unit: '2020年=100' },
  stateFirms: { ...profit, name: '国企盈亏', nameEn: 'State firms’ result' },
  watchedSales: { ...sales, direction: 'neutral' },
  watchedRate: { ...rate, direction: 'neutral' },
  unemployment: { ...lossShare, name: '城镇登记失业率', nameEn: 'Urban unemployment rate' },
  debt: { ...deposits, name: '政府债务余额', nameEn: 'Government debt', direction: 'lower' },
};
