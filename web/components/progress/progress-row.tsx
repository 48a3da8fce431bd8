import { useMemo } from 'preact/hooks';
import { REASONS, STATUSES } from '../../../domain/explanation/reasons.ts';
import type { Entity, Indicator, Month } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import { BulletPicture } from '../bullet/bullet.tsx';
import { type BulletScale, bulletOf } from '../bullet/bullet-geometry.ts';
import { rowKey } from '../explanation/explanation-store.ts';
import { LightSign } from '../lights.tsx';
import { DoneCell, GrowthCell, LevelCell, NeedCell, ownPeriod, RankCell, TargetCell } from './cells.tsx';
import { PersonCell, WhoseCell } from './whose.tsx';

interface ProgressRowProps {
  row: ProgressRow;
  indicator: Indicator;
  entity: Entity;
  catalog: Catalog;
  scale: BulletScale;
  /** The page's month; a row with another period shows its own. */
  pageMonth: Month;
  /** Under an indicator's heading the rows are named by their entity. */
  named: 'indicator' | 'entity';
}

/** One line an indicator and entity: name, bullet, numbers and light. */
export function ProgressRowLine(props: ProgressRowProps) {
  const { row, indicator, entity, catalog, scale, pageMonth, named } = props;
  // Returning the same nodes for the same row and scale skips comparing them.
  return useMemo(
    () => (
      <tr data-row={rowKey(row)}>
        <th scope="row">
          {named === 'indicator' ? (
            <IndicatorName row={row} indicator={indicator} pageMonth={pageMonth} />
          ) : (
            <EntityName entity={entity} />
          )}
        </th>
        <td class="lane">
          <BulletPicture
            bullet={bulletOf(row, scale, indicator.kind)}
            light={row.light}
            // The cells of the row say the same. The grammar of sentences is a third of what draws the overview.
            label=""
            note={laneNote(row)}
          />
        </td>
        <DoneCell row={row} indicator={indicator} />
        <LevelCell row={row} indicator={indicator} />
        <TargetCell row={row} indicator={indicator} />
        <GrowthCell row={row} indicator={indicator} />
        <RankCell rank={row.ranks.league ?? row.ranks.yoy} />
        <td class="light-cell">
          {row.gap === null ? (
            <LightSign row={row} indicator={indicator} />
          ) : (
            <button type="button" class="explain" data-field="gap">
              <LightSign row={row} indicator={indicator} />
            </button>
          )}
        </td>
        <NeedCell row={row} indicator={indicator} />
        {named === 'indicator' ? (
          <WhoseCell indicator={indicator} entity={entity} catalog={catalog} />
        ) : (
          <PersonCell entity={entity} />
        )}
      </tr>
    ),
    [row, indicator, entity, catalog, scale, pageMonth, named],
  );
}

function laneNote(row: ProgressRow): string {
  if (row.status === 'missing') return t(STATUSES.missing);
  const reason = row.reasons.status ?? row.reasons.completion;
  return reason ? t(REASONS[reason]) : '';
}

function IndicatorName({
  row,
  indicator,
  pageMonth,
}: Pick<ProgressRowProps, 'row' | 'indicator' | 'pageMonth'>) {
  const name = nameOf(indicator);
  return (
    <span class="row-name">
      <a href={hrefTo('indicator', indicator.code, { entity: row.entity })} title={name}>
        {name}
      </a>{' '}
      <span class="unit">{t(unitText(indicator.unit))}</span>
      {row.period !== pageMonth && (
        <span class="own-period">{ownPeriod(indicator, row.period, pageMonth)}</span>
      )}
    </span>
  );
}

function EntityName({ entity }: { entity: Entity }) {
  const name = nameOf(entity);
  return (
    <span class="row-name">
      <a href={hrefTo('park', entity.code)} title={name}>
        {name}
      </a>
    </span>
  );
}
