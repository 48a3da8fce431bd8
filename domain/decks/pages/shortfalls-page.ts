import { shortfallHeadline } from '../../explanation/shortfall-headline.ts';
import { formatYearToDate, indicatorText, partDecimals } from '../../format.ts';
import type { Indicator, Text } from '../../model.ts';
import { needOf } from '../../progress/need.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { worstFirst } from '../../progress/shortfall-weight.ts';
import { unitText } from '../../unit.ts';
import type { ShortfallsPage } from '../deck.ts';
import { type Cell, type Column, type DeckTable, number, rowOf, type TableRow } from '../deck-table.ts';
import { splitTable } from '../layout/split-table.ts';
import { type DeckSource, findIndicator, nameOf, type PageBody } from '../page-content.ts';
import { ROWS_A_PAGE } from '../rows/progress-rows.ts';
import { completionCell, gapUnitOf, growthCell, type Known, levelCell } from '../rows/row-cells.ts';
import { lightCell } from '../rows/status-cell.ts';
import { earlier, rowsOf } from './list-page.ts';
import { notesOf } from './speaker-notes.ts';

/** 欠序时清单: every row that is behind, the worst first: whose, by how much, what is still needed, who leads it. */
export function shortfallContents(page: ShortfallsPage, source: DeckSource): PageBody[] {
  const { catalog, period } = source;
  const when = formatYearToDate(period);
  const scope = page.entity ?? page.department;
  const who = scope === undefined ? null : nameOf(catalog, scope);
  const list: Text =
    page.light === 'red' ? { zh: '明显滞后', en: 'far behind pace' } : { zh: '欠序时', en: 'behind pace' };
  const title: Text = {
    zh: `${who?.zh ?? ''}${when.zh}${list.zh}清单`,
    en: who ? `${who.en}: ${list.en}, ${when.en}` : `Shortfalls: ${list.en}, ${when.en}`,
  };
  const places = new Set(catalog.entities.filter(({ kind }) => kind !== 'peer').map(({ code }) => code));
  const rows = source.rows
    .filter((row) => row.status === 'behind' && (page.light === undefined || row.light === page.light))
    .filter((row) => (page.entity === undefined ? places.has(row.entity) : row.entity === page.entity))
    .filter(
      (row) =>
        page.department === undefined ||
        row.entity === page.department ||
        findIndicator(catalog, row.indicator)?.department === page.department,
    )
    .sort((a, b) => earlier(a, period) - earlier(b, period) || worstFirst(a, b));
  const sentence = shortfallHeadline(
    rows,
    period,
    catalog.entities,
    page.entity === undefined ? who && ledBy(who) : who,
  );
  if (rows.length === 0) return [{ title, sentence }];
  const id = `shortfalls/${page.entity ?? ''}/${page.department ?? ''}`;
  const most = page.remark ? ROWS_A_PAGE - 1 : ROWS_A_PAGE;
  return splitTable(shortfallTable(id, rows, source), most).map((table) => ({
    title,
    sentence,
    tables: [table],
    notes: notesOf(sentence, rowsOf(table, rows), source),
  }));
}

function ledBy({ zh, en }: Text): Text {
  return { zh: `${zh}牵头指标中，`, en: `led by ${en}` };
}

/** @param gapUnit what all gaps are counted in; null where each cell says its own */
const columnsOf = (gapUnit: Text | null): Column[] => [
  { id: 'entity', name: { zh: '主体', en: 'Entity' }, unit: null, align: 'left', names: true },
  { id: 'indicator', name: { zh: '指标', en: 'Indicator' }, unit: null, align: 'left', names: true },
  { id: 'ytd', name: { zh: '累计', en: 'To date' }, unit: null, align: 'right' },
  { id: 'yoyYtd', name: { zh: '同比', en: 'Growth' }, unit: null, align: 'right', optional: true },
  { id: 'target', name: { zh: '年度目标', en: 'Target' }, unit: null, align: 'right' },
  { id: 'completion', name: { zh: '完成率', en: 'Done' }, unit: null, align: 'right' },
  { id: 'gap', name: { zh: '序时差', en: 'Against pace' }, unit: gapUnit, align: 'left' },
  { id: 'needed', name: { zh: '后续月均需', en: 'Needed monthly' }, unit: null, align: 'right' },
  { id: 'department', name: { zh: '牵头', en: 'Lead' }, unit: null, align: 'left', optional: true },
];

function shortfallTable(id: string, rows: readonly ProgressRow[], source: DeckSource): DeckTable {
  const known = rows.flatMap((row): Known[] => {
    const indicator = findIndicator(source.catalog, row.indicator);
    return indicator ? [{ row, indicator }] : [];
  });
  const gapUnit = gapUnitOf(known);
  return {
    id,
    columns: columnsOf(gapUnit),
    rows: known.map((one) => tableRow(one, gapUnit, source)),
    lane: null,
    figure: null,
  };
}

function tableRow(
  { row, indicator }: Known,
  gapUnit: Text | null,
  { catalog, period }: DeckSource,
): TableRow {
  const lead: Text = indicator.department ? nameOf(catalog, indicator.department) : { zh: '', en: '' };
  return {
    ...rowOf(row.indicator, row.entity),
    cells: [
      { is: 'text', text: nameOf(catalog, row.entity) },
      { is: 'text', text: indicatorText(indicator), aside: unitText(indicator.unit) },
      // Of what only has a growth, that is the figure; its own column may have no room.
      indicator.kind === 'growth'
        ? growthCell(row, indicator, period)
        : levelCell(row.ytd, indicator, row, period),
      growthCell(row, indicator, row.period),
      targetCell(row, indicator),
      completionCell(row, indicator),
      lightCell(row, indicator, gapUnit === null),
      neededCell(row, indicator),
      { is: 'text', text: lead },
    ],
  };
}

function targetCell(row: ProgressRow, indicator: Indicator): Cell {
  if (row.target?.type === 'growth') return number(row.target.value, 'growth');
  return number(row.target?.value ?? null, 'level', indicator.decimals);
}

/** What each month left has to bring; a word stands before what is not an amount a month. */
function neededCell(row: ProgressRow, indicator: Indicator): Cell {
  const need = needOf(row, indicator);
  if (!need) return number(null, 'level');
  if (need.per === 'growth') return { ...number(need.value, 'growth'), before: NEEDED.growth };
  const cell = number(need.value, 'level', partDecimals(need.value, indicator.decimals));
  if (need.per === 'month') return cell;
  return { ...cell, before: row.monthsLeft === 0 ? NEEDED.short : NEEDED[need.per] };
}

const NEEDED = {
  /** The year is over: nothing can be added to it. */
  short: { zh: '差', en: 'short' },
  whole: { zh: '还需', en: 'total' },
  net: { zh: '还需净增', en: 'net' },
  growth: { zh: '增长', en: 'growth' },
} as const satisfies Record<string, Text>;
