import { formatLevel, formatPercent, formatSigned, NOTHING } from '../../../domain/format.ts';
import type { Indicator, Month } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { unitText } from '../../../domain/unit.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { nameOf, shortNameOf, t } from '../../i18n/index.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import { openClickedExplanation, rowKey } from '../explanation/explanation-store.ts';
import { LightSign } from '../lights.tsx';
import { ofNumbers, Table } from '../table.tsx';
import {
  DoneCell,
  GapCell,
  GrowthCell,
  LevelCell,
  NumberCell,
  ownPeriod,
  RankCell,
  TargetCell,
} from './cells.tsx';

interface TargetTableProps {
  caption: string;
  rows: ProgressRow[];
  pageMonth: Month;
  catalog: Catalog;
  /** Names the entity too, where the rows are of more than one. */
  entities?: boolean;
}

/** 主要经济指标完成情况表: the same rows without bullets, each number in its own column. */
export default function TargetTable({
  caption,
  rows,
  pageMonth,
  catalog,
  entities = false,
}: TargetTableProps) {
  return (
    <Table
      caption={caption}
      heads={[
        ofNumbers(t(columnTexts.number)),
        t(columnTexts.indicator),
        ...(entities ? [t(columnTexts.entity)] : []),
        t(columnTexts.unit),
        ofNumbers(t(columnTexts.target)),
        ofNumbers(t(columnTexts.month)),
        ofNumbers(t(columnTexts.monthGrowth)),
        ofNumbers(t(columnTexts.ytd)),
        ofNumbers(t(columnTexts.growth)),
        ofNumbers(t(columnTexts.completion)),
        ofNumbers(t(columnTexts.gap)),
        t(columnTexts.light),
        ofNumbers(t(columnTexts.share)),
        ofNumbers(t(columnTexts.rank)),
        ofNumbers(t(columnTexts.completionRank)),
        t(columnTexts.leadDepartment),
        t(columnTexts.period),
      ]}
      onClick={(event) => openClickedExplanation(event, rows)}
    >
      {rows.map((row, place) => {
        const indicator = catalog.indicator(row.indicator);
        const entity = catalog.entity(row.entity);
        if (!indicator || !entity) return null;
        const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
        return (
          <tr key={rowKey(row)} data-row={rowKey(row)}>
            <td class="number quiet">{place + 1}</td>
            <th scope="row">
              <a href={hrefTo('indicator', indicator.code, { entity: row.entity })}>{nameOf(indicator)}</a>
            </th>
            {entities && <td>{nameOf(entity)}</td>}
            <td class="quiet short">{t(unitText(indicator.unit))}</td>
            <TargetCell row={row} indicator={indicator} />
            <Figures row={row} indicator={indicator} />
            <td>
              <LightSign row={row} indicator={indicator} />
            </td>
            <NumberCell row={row} field="share" value={row.share}>
              {formatPercent(row.share).slice(0, -1)}
            </NumberCell>
            <RankCell rank={row.ranks.league ?? row.ranks.yoy} />
            <RankCell rank={row.ranks.completion} />
            <td class="short">{lead ? shortNameOf(lead) : NOTHING}</td>
            <td class={row.period === pageMonth ? 'quiet short' : 'short'}>
              {ownPeriod(indicator, row.period, pageMonth)}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

/** Percentages have their sign in the column's heading. */
function Figures({ row, indicator }: { row: ProgressRow; indicator: Indicator }) {
  return (
    <>
      <NumberCell row={row} field="month" value={row.month}>
        {formatLevel(row.month, indicator.decimals)}
      </NumberCell>
      <NumberCell row={row} field="yoyMonth" value={row.yoyMonth}>
        {formatSigned(row.yoyMonth)}
      </NumberCell>
      <LevelCell row={row} indicator={indicator} />
      <GrowthCell row={row} indicator={indicator} />
      <DoneCell row={row} indicator={indicator} />
      <GapCell row={row} indicator={indicator} />
    </>
  );
}
