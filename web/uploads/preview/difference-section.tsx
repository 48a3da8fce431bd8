import { useMemo, useState } from 'preact/hooks';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import type { Catalog } from '../../api/catalog.ts';
import { toUrl } from '../../api/url.ts';
import { Choice, Switch } from '../../components/choice.tsx';
import { columnTexts } from '../../i18n/column-texts.ts';
import { formatCount } from '../../i18n/format.ts';
import { nameOrCode, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import {
  type Kind,
  kindOf,
  type Order,
  ordered,
  type Selection,
  selected,
  turnsLight,
} from './difference-order.ts';
import { DifferenceTable, type Sort } from './difference-table.tsx';
import { previewTexts } from './texts.ts';

interface DifferenceSectionProps {
  upload: UploadDocument;
  catalog: Catalog;
}

/** 会改变什么: every value that is new or differs from the stored one, the largest change first. */
export function DifferenceSection({ upload, catalog }: DifferenceSectionProps) {
  const { differences, differenceCount, status } = upload;
  const isDone = status === 'committed' || status === 'reverted';
  const [selection, setSelection] = useState<Selection>({});
  const [sort, setSort] = useState<Sort | null>(null);
  const places = useMemo(() => rankedRows(catalog), [catalog]);
  const shown = useMemo(() => {
    const chosen = selected(differences, selection);
    return sort ? ordered(chosen, sort.by, sort.isDescending, places) : chosen;
  }, [differences, selection, sort, places]);
  if (differences.length === 0) return null;
  const indicators = [...new Set(differences.map(({ indicator }) => indicator))];
  const entities = [...new Set(differences.map(({ entity }) => entity))];
  const changed = differences.filter((one) => kindOf(one) === 'changed').length;
  const turned = differences.filter(turnsLight).length;
  // The list may be cut: then at least so many.
  const atLeast = (size: number) => `${formatCount(size)}${differenceCount > differences.length ? '+' : ''}`;
  const option = (value: Kind | undefined, name: string) => ({ value, name });
  const select = (changes: Selection) => setSelection((before) => ({ ...before, ...changes }));
  return (
    <section aria-labelledby="differences">
      <div class="section-head">
        <h2 id="differences">
          {isDone ? t(previewTexts.difference.titleDone) : t(previewTexts.difference.title)}
        </h2>
        <p>
          {differenceCount > differences.length
            ? t(previewTexts.difference.listed, {
                shown: formatCount(differences.length),
                more: formatCount(differenceCount - differences.length),
              })
            : t(previewTexts.difference.count, { count: formatCount(differenceCount) })}
          {differenceCount > differences.length && (
            <a
              class="difference-download"
              href={toUrl('/api/uploads/:id/differences', { id: upload.id })}
              download
            >
              {t(previewTexts.difference.download, { all: formatCount(differenceCount) })}
            </a>
          )}
        </p>
      </div>
      <div class="filters">
        <Switch
          label={t(previewTexts.difference.filter)}
          value={selection.kind}
          options={[
            option(undefined, t(previewTexts.difference.all)),
            option('changed', t(previewTexts.difference.changed, { count: atLeast(changed) })),
            option('new', t(previewTexts.difference.new, { count: atLeast(differences.length - changed) })),
            option('light', t(previewTexts.difference.light, { count: atLeast(turned) })),
          ]}
          onChange={(kind) => select({ kind: kind as Kind | undefined })}
        />
        {indicators.length > 1 && (
          <Choice
            label={t(columnTexts.indicator)}
            all={t(previewTexts.difference.allIndicators)}
            value={selection.indicator}
            options={indicators.map((code) => ({
              value: code,
              name: nameOrCode(catalog.indicator(code), code),
            }))}
            onChange={(indicator) => select({ indicator })}
          />
        )}
        {entities.length > 1 && (
          <Choice
            label={t(columnTexts.entity)}
            all={t(sharedTexts.filter.all)}
            value={selection.entity}
            options={entities.map((code) => ({ value: code, name: nameOrCode(catalog.entity(code), code) }))}
            onChange={(entity) => select({ entity })}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <p class="note" role="status">
          {t(previewTexts.difference.none)}
        </p>
      ) : (
        <DifferenceTable
          differences={shown}
          catalog={catalog}
          isDone={isDone}
          sort={sort}
          onSort={(by) => setSort((before) => nextSort(before, by))}
        />
      )}
    </section>
  );
}

/** Ascending, descending, and back to the largest change first. */
function nextSort(before: Sort | null, by: Order): Sort | null {
  const isDescendingFirst = by === 'size';
  if (before?.by !== by) return { by, isDescending: isDescendingFirst };
  return before.isDescending === isDescendingFirst ? { by, isDescending: !isDescendingFirst } : null;
}

function rankedRows(catalog: Catalog): (kind: 'indicator' | 'entity', code: string) => number {
  const indicators = new Map(catalog.indicators.map(({ code }, place) => [code, place]));
  const entities = new Map(catalog.entities.map(({ code }, place) => [code, place]));
  return (kind, code) => (kind === 'indicator' ? indicators : entities).get(code) ?? 0;
}
