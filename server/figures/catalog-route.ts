import type { Entity, Indicator, Month, Text } from '../../domain/model.ts';
import { readRoute } from '../cache/read-route.ts';
import { COUNT, FLAG, listOf, MONTH, orNull, record, reference, TEXT } from '../http/json-schema.ts';

/** Everything that has a name: what a page needs before it can ask for figures. */
export interface CatalogAnswer {
  revision: number;
  title: Text;
  /** Fictional figures, to be labelled so. */
  demonstration: boolean;
  entities: Entity[];
  indicators: Indicator[];
  categories: Category[];
  /** Every month with a figure, ascending. */
  periods: Month[];
  latestPeriod: Month | null;
}

interface Category {
  name: string;
  nameEn: string | null;
  /** Codes, in page order. */
  indicators: string[];
}

const UNTITLED: Text = { zh: '经济运行调度', en: 'Economic scheduling' };

export const catalogRoute = readRoute({
  path: '/api/catalog',
  summary: {
    zh: '主体、指标、类别与有数据的月份',
    en: 'Entities, indicators, categories, and months with figures',
  },
  role: 'viewer',
  parameters: {},
  answer: record<CatalogAnswer>({
    revision: COUNT,
    title: reference('Text'),
    demonstration: FLAG,
    entities: listOf(reference('Entity')),
    indicators: listOf(reference('Indicator')),
    categories: listOf(record<Category>({ name: TEXT, nameEn: orNull(TEXT), indicators: listOf(TEXT) })),
    periods: listOf(MONTH),
    latestPeriod: orNull(MONTH),
  }),
  async read({ catalog, revision }): Promise<CatalogAnswer> {
    const { entities, indicators, periods, latestPeriod, about } = catalog;
    return {
      revision,
      title: about?.title ?? UNTITLED,
      demonstration: about?.demonstration ?? false,
      entities,
      indicators,
      categories: toCategories(indicators),
      periods,
      latestPeriod,
    };
  },
});

/** Categories in the order in which their first indicator comes. */
function toCategories(indicators: Indicator[]): Category[] {
  const categories = new Map<string, Category>();
  for (const { code, category, categoryEn } of indicators) {
    const known = categories.get(category);
    if (!known) {
      categories.set(category, { name: category, nameEn: categoryEn, indicators: [code] });
    } else {
      known.nameEn ??= categoryEn;
      known.indicators.push(code);
    }
  }
  return [...categories.values()];
}
