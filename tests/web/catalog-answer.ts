import type { Entity } from '../../domain/model.ts';
import type { CatalogResponse } from '../../web/api/catalog.ts';
import { entity, indicator } from '../domain/given.ts';

const entityOf = (code: string, kind: Entity['kind'], name: string, sort: number) =>
  entity(code, {
    kind,
    name,
    sort,
    nameEn: `${code} in English`,
    parent: kind === 'zone' || kind === 'peer' ? null : 'zone',
  });

const indicatorOf = (code: string, name: string, category: string, department: string, sort: number) =>
  indicator({ code, name, nameEn: null, category, categoryEn: null, department, sort });

/** A zone of two parks and two departments, three indicators in two categories. */
export function catalogAnswer(): CatalogResponse {
  return {
    revision: 1,
    title: { zh: '示例区', en: 'Sample zone' },
    demonstration: true,
    entities: [
      entityOf('p2', 'park', '临港产业园', 3),
      entityOf('p1', 'park', '高新技术产业园区', 2),
      entityOf('zone', 'zone', '示例区', 1),
      entityOf('d1', 'department', '经济发展局', 4),
      entityOf('d2', 'department', '财政局', 5),
      entityOf('c1', 'peer', '东城区', 6),
    ],
    indicators: [
      indicatorOf('output', '规上工业总产值', '工业', 'd1', 1),
      indicatorOf('hitech', '高新技术产业产值', '工业', 'd1', 2),
      indicatorOf('budget', '一般公共预算收入', '财政', 'd2', 3),
    ],
    categories: [
      { name: '工业', nameEn: 'Industry', indicators: ['output', 'hitech'] },
      { name: '财政', nameEn: 'Public finance', indicators: ['budget'] },
    ],
    periods: ['2025-07', '2025-08'],
    latestPeriod: '2025-08',
  };
}
