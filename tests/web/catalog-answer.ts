import type { Entity, Indicator } from '../../domain/model.ts';
import type { CatalogResponse } from '../../web/api/catalog.ts';

function entity(code: string, kind: Entity['kind'], name: string, sort: number): Entity {
  const parent = kind === 'zone' || kind === 'peer' ? null : 'zone';
  return { code, name, nameEn: `${code} in English`, shortName: null, kind, parent, sort, aliases: [] };
}

function indicator(
  code: string,
  name: string,
  category: string,
  department: string,
  sort: number,
): Indicator {
  return {
    code,
    name,
    nameEn: null,
    category,
    categoryEn: null,
    unit: '亿元',
    kind: 'flow',
    direction: 'higher',
    firstMonth: 1,
    frequency: 'monthly',
    lag: 0,
    department,
    decimals: 2,
    definition: null,
    source: null,
    tolerance: 5,
    numerator: null,
    denominator: null,
    sort,
  };
}

/** A zone of two parks and two departments, three indicators in two categories. */
export function catalogAnswer(): CatalogResponse {
  return {
    revision: 1,
    title: { zh: '示例区', en: 'Sample zone' },
    demonstration: true,
    entities: [
      entity('p2', 'park', '临港产业园', 3),
      entity('p1', 'park', '高新技术产业园区', 2),
      entity('zone', 'zone', '示例区', 1),
      entity('d1', 'department', '经济发展局', 4),
      entity('d2', 'department', '财政局', 5),
      entity('c1', 'peer', '东城区', 6),
    ],
    indicators: [
      indicator('output', '规上工业总产值', '工业', 'd1', 1),
      indicator('hitech', '高新技术产业产值', '工业', 'd1', 2),
      indicator('budget', '一般公共预算收入', '财政', 'd2', 3),
    ],
    categories: [
      { name: '工业', nameEn: 'Industry', indicators: ['output', 'hitech'] },
      { name: '财政', nameEn: 'Public finance', indicators: ['budget'] },
    ],
    periods: ['2025-07', '2025-08'],
    latestPeriod: '2025-08',
  };
}
