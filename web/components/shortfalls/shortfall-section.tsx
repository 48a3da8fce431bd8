import { useMemo } from 'preact/hooks';
import type { ProgressResponse } from '../../../contract/figures.ts';
import type { Catalog } from '../../api/catalog.ts';
import { t } from '../../i18n/index.ts';
import { pageTexts } from '../../navigation/texts.ts';
import { useDeferred } from '../deferred.ts';
import { ShortfallTable } from './shortfall-table.tsx';
import { shortfallTexts } from './texts.ts';

interface ShortfallSectionProps {
  answer: ProgressResponse;
  catalog: Catalog;
  entities?: boolean;
  leads?: boolean;
}

/** The shortfalls among the rows of a park or a department. */
export function ShortfallSection({ answer, catalog, entities = true, leads = true }: ShortfallSectionProps) {
  const shown = useDeferred(answer);
  const behind = useMemo(() => shown?.rows.filter((row) => row.status === 'behind') ?? [], [shown]);
  if (!shown || behind.length === 0) return null;
  return (
    <section>
      <div class="section-head">
        <h2>{t(pageTexts.shortfalls)}</h2>
        <p>{t(shortfallTexts.explained)}</p>
      </div>
      <ShortfallTable
        caption={t(pageTexts.shortfalls)}
        rows={behind}
        pageMonth={shown.period}
        catalog={catalog}
        entities={entities}
        leads={leads}
      />
    </section>
  );
}
