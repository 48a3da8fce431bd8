import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import { formatLevel, formatMonth, formatSigned, NOTHING } from '../../../domain/format.ts';
import type { Difference } from '../../../domain/import/upload-document.ts';
import type { Indicator } from '../../../domain/model.ts';
import type { Light } from '../../../domain/progress/progress-row.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { lightName, Sign } from '../../components/lights.tsx';
import { More, SortHead, usePaged } from '../../components/table.tsx';
import { columnTexts } from '../../i18n/column-texts.ts';
import { nameOf, shortNameOf, t } from '../../i18n/index.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import { uploadTexts } from '../texts.ts';
import { kindOf, type Order } from './difference-order.ts';
import { previewTexts } from './texts.ts';

export interface Sort {
  by: Order;
  isDescending: boolean;
}

interface DifferenceTableProps {
  differences: readonly Difference[];
  catalog: Catalog;
  isDone: boolean;
  sort: Sort | null;
  onSort: (by: Order) => void;
}

export function DifferenceTable({ differences, catalog, isDone, sort, onSort }: DifferenceTableProps) {
  const { shown, more } = usePaged(differences);
  const head = (by: Order, text: string, name = '') => (
    <SortHead
      text={text}
      class={name}
      isDescending={sort?.by === by ? sort.isDescending : null}
      onSort={() => onSort(by)}
    />
  );
  return (
    <>
      <div class="table-frame">
        <table class="plain-table difference-table">
          <caption class="only-read">{t(previewTexts.difference.title)}</caption>
          <thead>
            <tr>
              {head('indicator', t(columnTexts.indicator))}
              {head('entity', t(columnTexts.entity))}
              {head('period', t(uploadTexts.column.period))}
              <th scope="col">{t(previewTexts.difference.field)}</th>
              <th scope="col" class="number">
                {t(previewTexts.difference.old)}
              </th>
              <th scope="col" class="number">
                {isDone ? t(previewTexts.difference.now) : t(previewTexts.difference.next)}
              </th>
              {head('size', t(previewTexts.difference.change), 'number')}
              <th scope="col">{t(previewTexts.difference.lights)}</th>
              {head('row', t(columnTexts.row), 'number')}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row
                key={`${one.period} ${one.indicator} ${one.entity} ${one.field}`}
                difference={one}
                catalog={catalog}
              />
            ))}
          </tbody>
        </table>
      </div>
      <More shown={shown.length} all={differences.length} more={more} />
    </>
  );
}

function Row({ difference, catalog }: { difference: Difference; catalog: Catalog }) {
  const { indicator: code, entity: entityCode, period, field, row } = difference;
  const indicator = catalog.indicator(code);
  const entity = catalog.entity(entityCode);
  if (!indicator || !entity) return null;
  const isNew = kindOf(difference) === 'new';
  const figure = figureOf(difference, indicator);
  return (
    <tr class={isNew ? 'is-new' : 'is-changed'}>
      <th scope="row">
        <a href={hrefTo('indicator', code, { entity: entityCode, period })}>{nameOf(indicator)}</a>{' '}
        <span class="unit">{isGrowth(difference) ? '%' : t(unitText(indicator.unit))}</span>
      </th>
      <td class="short">{shortNameOf(entity)}</td>
      <td class="short">{t(formatMonth(period))}</td>
      <td class="short">{t(previewTexts.field[field])}</td>
      <td class="number quiet">{isNew ? t(previewTexts.difference.isNew) : figure(difference.old)}</td>
      <td class="number difference-new">{figure(difference.new)}</td>
      <td class="number">{changeOf(difference, indicator)}</td>
      <td class="short">
        <Turn before={difference.lightBefore} after={difference.lightAfter} />
      </td>
      <td class="number quiet">{row ?? NOTHING}</td>
    </tr>
  );
}

function isGrowth({ field }: Difference): boolean {
  return field === 'yoyMonth' || field === 'yoyYtd';
}

function figureOf(difference: Difference, indicator: Indicator): (value: number | null) => string {
  if (isGrowth(difference)) return (value) => formatSigned(value);
  // Two different numbers must not look the same because of rounding.
  const { old, new: now } = difference;
  let decimals = indicator.decimals;
  const hides = () =>
    old !== null && now !== null && formatLevel(old, decimals) === formatLevel(now, decimals);
  while (decimals < 6 && hides()) decimals += 1;
  return (value) => formatLevel(value, decimals);
}

/** The change: in percent of the old value; for growth in percentage points. */
function changeOf(difference: Difference, indicator: Indicator): string {
  const { change, changePercent } = difference;
  if (change === null) return NOTHING;
  if (changePercent !== null) return `${formatSigned(changePercent)}%`;
  return isGrowth(difference)
    ? t(previewTexts.difference.points, { points: formatSigned(change) })
    : formatSigned(change, indicator.decimals);
}

/** The light before and after; only one where it does not change. */
function Turn({ before, after }: { before: Light | null; after: Light | null }) {
  if (after === null) return <span class="nothing">{NOTHING}</span>;
  if (before === null || before === after) return <OneLight light={after} />;
  return (
    <span class="turn">
      <OneLight light={before} isQuiet />
      <span aria-hidden="true"> → </span>
      <span class="only-read">{t(previewTexts.difference.becomes)}</span>
      <OneLight light={after} />
    </span>
  );
}

function OneLight({ light, isQuiet }: { light: Light; isQuiet?: boolean }) {
  return (
    <Sign shape={LIGHT_SHAPES[light]} colour={light} title={lightName(light)}>
      <span class={isQuiet ? 'only-read' : ''}>{lightName(light)}</span>
    </Sign>
  );
}
