import { useMemo } from 'preact/hooks';
import type { ProgressResponse } from '../../../contract/figures.ts';
import { TARGET_TYPES } from '../../../domain/model.ts';
import { toMonth, yearOf } from '../../../domain/month.ts';
import type { Catalog } from '../../api/catalog.ts';
import { request } from '../../api/client.ts';
import { useFreshQuery } from '../../api/fresh-query.ts';
import { progressUrl, toUrl } from '../../api/url.ts';
import { toOptions } from '../../components/choice.tsx';
import { selectedMonth } from '../../components/month-chooser.tsx';
import type { PageProps } from '../../components/page.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { columnTexts } from '../../i18n/column-texts.ts';
import { t } from '../../i18n/index.ts';
import type { Column, Row } from './record-columns.ts';
import { RecordsSection } from './records-section.tsx';
import { recordTexts } from './texts.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

/** 年度目标 of the selected year. A change becomes the next version; none is overwritten. */
export function TargetsSection({ route, catalog }: PageProps) {
  const month = selectedMonth(route, catalog);
  const year = month === null ? null : yearOf(month);
  const url = year === null ? null : progressUrl({}, toMonth(year, 12));
  const { value, error, reload } = useFreshQuery(url);
  const columns = useMemo(() => targetColumns(catalog), [catalog]);
  const rows = useMemo(() => (value ? targetRows(value, String(year)) : []), [value, year]);
  if (year === null) return <Empty title={t(recordTexts.target.noYear)} level={2} />;
  if (error && !value) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  return (
    <RecordsSection
      title={t(recordTexts.target.title, { year })}
      note={t(recordTexts.target.note, { count: rows.length })}
      file="targets"
      path="/api/targets"
      columns={columns}
      rows={rows}
      blank={{ year: String(year), type: 'value' }}
      addLabel={t(recordTexts.target.add)}
      complete={withPlan}
      changed={reload}
    />
  );
}

function targetColumns(catalog: Catalog): Column[] {
  return [
    {
      name: 'indicator',
      label: t(columnTexts.indicator),
      isKey: true,
      isRequired: true,
      inTable: true,
      options: toOptions(catalog.indicators),
    },
    {
      name: 'entity',
      label: t(columnTexts.entity),
      isKey: true,
      isRequired: true,
      inTable: true,
      options: toOptions(catalog.entities),
    },
    { name: 'year', label: t(recordTexts.column.year), isKey: true, isRequired: true, type: 'number' },
    {
      name: 'type',
      label: t(recordTexts.column.targetType),
      isRequired: true,
      inTable: true,
      options: TARGET_TYPES.map((type) => ({ value: type, name: t(recordTexts.targetType[type]) })),
    },
    {
      name: 'value',
      label: t(recordTexts.column.targetValue),
      isRequired: true,
      inTable: true,
      type: 'number',
    },
    { name: 'note', label: t(recordTexts.column.note) },
    ...MONTHS.map(
      (month): Column => ({
        name: `m${month}`,
        label: month === 1 ? t(recordTexts.column.planFirst) : t(recordTexts.column.plan, { month }),
        type: 'number',
      }),
    ),
  ];
}

/** Plan and note are not in the progress rows: they are requested when a target is opened. */
function targetRows({ rows }: ProgressResponse, year: string): Row[] {
  return rows.flatMap(({ indicator, entity, target }) =>
    target ? [{ indicator, entity, year, type: target.type, value: String(target.value) }] : [],
  );
}

async function withPlan(row: Row): Promise<Row> {
  const { indicator = '', entity = '', year } = row;
  const url = toUrl('/api/targets/history', { indicator, entity, year: Number(year) });
  const answer = await request(url).catch(() => null);
  const inForce = answer?.versions.reduce((highest, one) => (one.version > highest.version ? one : highest));
  if (!inForce) return row;
  const plan = MONTHS.map((month) => [`m${month}`, String(inForce.plan?.[month - 1] ?? '')]);
  return { ...row, note: inForce.note ?? '', ...(Object.fromEntries(plan) as Row) };
}
