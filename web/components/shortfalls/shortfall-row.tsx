import { formatGrowth, formatPart, NOTHING } from '../../../domain/format.ts';
import type { Month } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, shortNameOf, t } from '../../i18n/index.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import { rowKey } from '../explanation/explanation-store.ts';
import { LightSign } from '../lights/light.tsx';
import { NumberCell } from '../progress/number-cell.tsx';
import { ownPeriod } from '../progress/own-period.ts';

interface ShortfallRowProps {
  row: ProgressRow;
  pageMonth: Month;
  catalog: Catalog;
  entities: boolean;
  leads: boolean;
  /** The widest gap of the list in percentage points: the length of the longest bar. */
  widest: number;
}

/** One indicator of one entity that is behind: its gap, and what each remaining month needs. */
export function ShortfallRow({ row, pageMonth, catalog, entities, leads, widest }: ShortfallRowProps) {
  const indicator = catalog.indicator(row.indicator);
  const entity = catalog.entity(row.entity);
  if (!indicator || !entity) return null;
  const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
  return (
    <tr data-row={rowKey(row)}>
      <th scope="row">
        <a href={hrefTo('indicator', indicator.code, { entity: row.entity })}>{nameOf(indicator)}</a>
        {row.period !== pageMonth && <span class="own-period">{ownPeriod(row.period, pageMonth)}</span>}
      </th>
      {entities && (
        <td>
          <a class="quiet-link two-lines" href={hrefTo('park', entity.code)} title={nameOf(entity)}>
            {shortNameOf(entity)}
          </a>
        </td>
      )}
      <td>
        <button type="button" class="explain" data-field="gap">
          <LightSign row={row} indicator={indicator} />
        </button>
      </td>
      <td class="gap-cell">
        <svg class="bullet" width="100%" height="10" aria-hidden="true">
          <rect
            class={`gap ${row.light}`}
            width={`${(Math.abs(row.gap ?? 0) / widest) * 100}%`}
            height="10"
          />
        </svg>
      </td>
      <NumberCell row={row} field="gapAmount">
        {formatPart(row.gapAmount, indicator.decimals)}
      </NumberCell>
      <td class="number">{row.monthsLeft ?? NOTHING}</td>
      <NumberCell row={row} field="requiredMonthly" class="figure">
        {formatPart(row.requiredMonthly, indicator.decimals)}
      </NumberCell>
      <NumberCell row={row} field="requiredYoy">
        {formatGrowth(row.requiredYoy)}
      </NumberCell>
      <td class="quiet">{t(unitText(indicator.unit))}</td>
      {leads && <td>{lead ? nameOf(lead) : NOTHING}</td>}
    </tr>
  );
}
