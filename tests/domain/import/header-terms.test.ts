import { describe, expect, test } from '@jest/globals';
import { readTerm } from '../../../domain/import/terms/header-terms.ts';
import type { Term } from '../../../domain/import/terms/header-vocabulary.ts';
import { indexEntities, indexIndicators } from '../../../domain/import/terms/name-index.ts';
import { CATALOG } from '../../support/upload-case.ts';

const names = { indicators: indexIndicators(CATALOG.indicators), entities: indexEntities(CATALOG.entities) };

const short = ({ period, rest, ...term }: Term): Record<string, unknown> => ({
  ...term,
  ...(period ? { period: `${period.span} ${period.year ?? '?'}-${period.month ?? '?'}` } : {}),
  ...(rest ? { rest } : {}),
});

describe('a header taken apart', () => {
  test.each<[string, Record<string, unknown>]>([
    ['指标', { key: 'indicator' }],
    ['经营\n指标', { key: 'indicator' }],
    ['园区', { key: 'entity' }],
    ['yoy_ytd', { span: 'ytd', measure: 'growth', exact: true }],
    ['本月', { span: 'month' }],
    ['1-本月', { span: 'ytd' }],
    ['１—本月累计', { span: 'ytd' }],
    ['1-上月', { span: 'ytd', lag: 1 }],
    ['同比增长(%)', { measure: 'growth', units: ['%'] }],
    ['比上年同期增长', { measure: 'growth' }],
    ['外贸进出口总额_当月同比', { indicator: 'TRADE', span: 'month', measure: 'growth' }],
    ['出口总额_年初至今', { indicator: 'EXPORT', span: 'ytd' }],
    ['地区生产总值累计值（亿元）', { indicator: 'GDP', span: 'ytd', units: ['亿元'] }],
    ['1—8月累计', { period: 'ytd ?-8', span: 'ytd' }],
    ['8月当月', { period: 'month ?-8', span: 'month' }],
    ['8月同比%', { period: 'month ?-8', measure: 'growth', units: ['%'] }],
    ['利润总额(1-7月)', { indicator: 'PROFIT', period: 'ytd ?-7' }],
    ['税收收入（万元，当月）', { indicator: 'TAX', units: ['万元'], span: 'month' }],
    ['税占比(%)', { indicator: 'TAX-SHARE', units: ['%'] }],
    ['占比', { skip: 'share' }],
    ['年度目标', { skip: 'target' }],
    ['完成年度%', { skip: 'completion', units: ['%'] }],
    ['上年同期', { skip: 'base' }],
    ['环比', { skip: 'chain' }],
    ['序号', { skip: 'number' }],
    ['高新园', { entity: 'GX' }],
    ['单位', { rest: '单位' }],
    ['unemployment', { rest: 'unemployment' }],
  ])('%s', (text, expected) => {
    expect(short(readTerm(text, names))).toEqual(expected);
  });
});
