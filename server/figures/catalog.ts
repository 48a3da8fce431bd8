import type { Category } from '../../contract/catalog.ts';
import type { Api } from '../../contract/routes.ts';
import type { Indicator, Text } from '../../domain/model.ts';
import type { ReadContext } from '../http/endpoint.ts';

const UNTITLED: Text = { zh: '经济运行调度', en: 'Economic scheduling' };

/** Everything that has a name, with the months that have figures. */
export function readCatalog({ catalog, revision }: ReadContext): Api['GET /api/catalog']['response'] {
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
}

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
