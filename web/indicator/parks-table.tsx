import { useMemo } from 'preact/hooks';
import type { Indicator, Month } from '../../domain/model.ts';
import type { MonthLight } from '../../domain/progress/light-history.ts';
import { needOf } from '../../domain/progress/need.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { unitText } from '../../domain/unit.ts';
import type { Catalog } from '../api/catalog.ts';
import { openClickedExplanation, rowKey } from '../components/explanation/explanation-store.ts';
import { LightHistory } from '../components/light-history.tsx';
import { LightSign } from '../components/lights.tsx';
import {
  AmountCell,
  GrowthCell,
  LevelCell,
  NeedCell,
  ownPeriod,
  RankCell,
  TargetCell,
} from '../components/progress/cells.tsx';
import { PersonCell } from '../components/progress/whose.tsx';
import { ofNumbers, Table } from '../components/table.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { levelText } from '../i18n/format.ts';
import { shortNameOf, t } from '../i18n/index.ts';
import { hrefWith } from '../navigation/navigation.ts';
import { indicatorTexts } from './texts.ts';

interface ParksTableProps {
  indicator: Indicator;
  /** Rows of this indicator for all entities. */
  rows: readonly ProgressRow[];
  /** Lights of the last months by entity code. */
  lights: ReadonlyMap<string, readonly MonthLight[]>;
  /** Code of the entity whose page this is. */
  current: string;
  pageMonth: Month;
  catalog: Catalog;
}

/** 分园区: the zone and its parks in one table, with who is responsible. Nothing where the zone has it alone. */
export function ParksTable({ indicator, rows, lights, current, pageMonth, catalog }: ParksTableProps) {
  const shown = useMemo(() => ofZoneAndParks(rows, catalog), [rows, catalog]);
  if (shown.length < 2) return null;
  const hasLevel = indicator.kind !== 'growth';
  const needs = shown.some((row) => needOf(row, indicator) !== null);
  const completes = shown.some((row) => row.ranks.completion !== null);
  const isNamed = shown.some(
    ({ entity }) => catalog.entity(entity)?.contact ?? catalog.entity(entity)?.leader,
  );
  const title = t(indicatorTexts.parks.title);
  return (
    <section class="parks-table" aria-labelledby="parks-table">
      <h2 id="parks-table">
        {title}{' '}
        <span class="unit">{t(indicatorTexts.parks.unit, { unit: t(unitText(indicator.unit)) })}</span>
      </h2>
      <Table
        caption={title}
        heads={[
          t(columnTexts.entity),
          t(columnTexts.light),
          t(indicatorTexts.parks.lights),
          ofNumbers(t(columnTexts.target)),
          ...(hasLevel ? [ofNumbers(t(levelText(indicator)))] : []),
          ofNumbers(t(columnTexts.amount)),
          ...(needs ? [ofNumbers(t(columnTexts.need))] : []),
          { label: t(columnTexts.growth), class: 'number marked' },
          { label: t(columnTexts.rank), class: 'number rank' },
          ...(completes ? [{ label: t(columnTexts.completionRank), class: 'number rank' }] : []),
          ...(isNamed ? [t(indicatorTexts.parks.contact)] : []),
        ]}
        onClick={(event) => openClickedExplanation(event, shown)}
      >
        {shown.map((row) => {
          const entity = catalog.entity(row.entity);
          if (!entity) return null;
          return (
            <tr
              key={row.entity}
              data-row={rowKey(row)}
              class={row.entity === current ? 'current' : undefined}
            >
              <th scope="row">
                <a href={hrefWith({ entity: row.entity })} aria-current={row.entity === current || undefined}>
                  {shortNameOf(entity)}
                </a>
                {row.period !== pageMonth && (
                  <span class="own-period">{ownPeriod(indicator, row.period, pageMonth)}</span>
                )}
              </th>
              <td class="short">
                <LightSign row={row} indicator={indicator} />
              </td>
              <td class="lights">
                <LightHistory lights={lights.get(row.entity) ?? []} name={shortNameOf(entity)} />
              </td>
              <TargetCell row={row} indicator={indicator} />
              {hasLevel && <LevelCell row={row} indicator={indicator} />}
              <AmountCell row={row} indicator={indicator} />
              {needs && <NeedCell row={row} indicator={indicator} />}
              <GrowthCell row={row} indicator={indicator} />
              <RankCell rank={row.ranks.league ?? row.ranks.yoy} label={t(columnTexts.rank)} />
              {completes && <RankCell rank={row.ranks.completion} label={t(columnTexts.completionRank)} />}
              {isNamed && <PersonCell entity={entity} />}
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

/** The zone first, then its parks in their own order. */
function ofZoneAndParks(rows: readonly ProgressRow[], catalog: Catalog): ProgressRow[] {
  const byEntity = new Map(rows.map((row) => [row.entity, row]));
  return [...(catalog.zone ? [catalog.zone] : []), ...catalog.parks].flatMap(
    ({ code }) => byEntity.get(code) ?? [],
  );
}
