import { useMemo } from 'preact/hooks';
import type { Api } from '../../../contract/routes.ts';
import { TARGET_TYPES, type Target } from '../../../domain/model.ts';
import { yearOf } from '../../../domain/month.ts';
import type { Catalog } from '../../api/catalog.ts';
import { useFreshQuery } from '../../api/fresh-query.ts';
import { toUrl } from '../../api/url.ts';
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
  const url = year === null ? null : toUrl('/api/targets', { year });
  const { value, error, outdated, reload } = useFreshQuery(url);
  const columns = useMemo(() => targetColumns(catalog), [catalog]);
  const { rows, fileRows } = useMemo(() => targetRows(value?.targets ?? []), [value]);
  if (year === null) return <Empty title={t(recordTexts.target.noYear)} level={2} />;
  if (error && !value) return <Failure error={error} />;
  if (!value || outdated) return <Skeleton />;
  return (
    <RecordsSection
      title={t(recordTexts.target.title, { year })}
      note={t(recordTexts.target.note, { count: rows.length })}
      file="targets"
      path="/api/targets"
      columns={columns}
      rows={rows}
      fileRows={fileRows}
      blank={{ year: String(year), type: 'value', from: '1' }}
      addLabel={t(recordTexts.target.add)}
      changed={reload}
    />
  );
}

export function targetColumns(catalog: Catalog): Column[] {
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
    { name: 'version', label: t(recordTexts.column.version), type: 'number', inFileOnly: true },
    {
      name: 'from',
      label: t(recordTexts.column.from),
      inTable: true,
      hint: t(recordTexts.column.fromHint),
      options: MONTHS.map((month) => ({
        value: String(month),
        name: month === 1 ? t(recordTexts.from.wholeYear) : t(recordTexts.from.month, { month }),
      })),
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

/**
 * The targets in force at the end of the year, which are edited; and the rows of the file: where a target was raised in
 * mid-year all of its versions, by their numbers. A single version has no number there, so that another value in its
 * row becomes the next version.
 */
export function targetRows(targets: Api['GET /api/targets']['response']['targets']): {
  rows: Row[];
  fileRows: Row[];
} {
  const versions = new Map<string, Target[]>();
  for (const target of targets) {
    const key = `${target.indicator}\n${target.entity}`;
    versions.set(key, [...(versions.get(key) ?? []), target]);
  }
  const all = [...versions.values()];
  return {
    rows: all.map((list) => toTargetRow(list[list.length - 1]!, false)),
    fileRows: all.flatMap((list) => list.map((target) => toTargetRow(target, list.length > 1))),
  };
}

function toTargetRow(target: Target, isNumbered: boolean): Row {
  const { indicator, entity, year, type, value, version, from, note, plan } = target;
  return {
    ...{ indicator, entity, type, note: note ?? '' },
    ...{ year: String(year), value: String(value), from: String(from) },
    ...(isNumbered && { version: String(version) }),
    ...Object.fromEntries(MONTHS.map((month) => [`m${month}`, String(plan?.[month - 1] ?? '')])),
  };
}
