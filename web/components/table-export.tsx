import type { Language } from '../../domain/model.ts';
import { type RowFilters, toUrl } from '../api/url.ts';
import { language, t } from '../i18n/index.ts';
import { useRoute } from '../navigation/navigation.ts';
import type { Route } from '../navigation/router.ts';
import { Icon } from './icon.tsx';
import { useMenu } from './menu.tsx';
import { componentTexts } from './texts.ts';

/** The export of the rows that a page shows; null for a page without rows. */
export function exportUrl(
  { page, code, query }: Route,
  format: 'xlsx' | 'csv',
  lang: Language,
): string | null {
  const { period, asOf, category, department, light, entity } = query;
  const common = { period, asOf, lang };
  const address = (selection: RowFilters) =>
    toUrl(`/api/exports/progress.${format}`, { ...selection, ...common });
  switch (page) {
    case 'overview':
      return address({ kind: ['zone'], category, department, light });
    case 'matrix':
      return address({ kind: ['zone', 'park'], category, department });
    case 'shortfalls':
      return address({ kind: ['zone', 'park'], status: ['behind'], category, department, light, entity });
    case 'park':
      return code && address({ entity: code, category, department, light });
    case 'department':
      return code && address({ department: code, kind: ['zone', 'park'], category, light });
    case 'indicator':
      return code && address({ indicator: code });
    default:
      return null;
  }
}

/** Downloads of the page's rows, unrounded. */
export function TableExport() {
  const menu = useMenu();
  const route = useRoute();
  const [xlsx, csv] = (['xlsx', 'csv'] as const).map((format) => exportUrl(route, format, language()));
  if (!xlsx || !csv) return null;
  return (
    <details class="menu table-export" ref={menu}>
      <summary class="tool" title={t(componentTexts.exportTable)} aria-label={t(componentTexts.exportTable)}>
        <Icon name="download" />
      </summary>
      <ul class="menu-list">
        <li>
          <a href={xlsx} download>
            XLSX
          </a>
        </li>
        <li>
          <a href={csv} download>
            CSV
          </a>
        </li>
      </ul>
    </details>
  );
}
