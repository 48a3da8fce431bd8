import { LIGHT_WORDS, MISSING } from '../../explanation/reasons.ts';
import { summarize } from '../../explanation/summary.ts';
import { entityText, formatYearToDate, indicatorText } from '../../format.ts';
import type { Catalog, Entity, Indicator, Text } from '../../model.ts';
import { DEFAULT_TOLERANCE } from '../../progress/pace-and-status.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import type { MatrixPage } from '../deck.ts';
import { type Column, type DeckTable, text } from '../deck-table.ts';
import { splitEvenly } from '../layout/split-table.ts';
import { type DeckSource, nameOf, type PageBody, zoneOf } from '../page-content.ts';
import { matrixCell } from '../rows/status-cell.ts';
import { withSources } from './speaker-notes.ts';

/** Indicators down, the zone and its parks across; no wider than words in the cells can still be read. */
const ROWS = 10;
const COLUMNS = 9;

/** 指标 × 园区: the lights of all parks on one page, so that a red row or a red column shows. */
export function matrixContents(page: MatrixPage, source: DeckSource): PageBody[] {
  const { catalog, period } = source;
  const zone = zoneOf(catalog);
  const parks = catalog.entities.filter(({ kind }) => kind === 'park');
  const when = formatYearToDate(period);
  const about: Text = page.category ? { zh: page.category, en: page.category } : { zh: '', en: '' };
  const title: Text = {
    zh: `${about.zh ? `${about.zh}：` : ''}${when.zh}各园区指标亮灯一览`,
    en: `${about.en ? `${about.en}: lights` : 'Lights'} of all parks, ${when.en}`,
  };
  const cells = new Map(source.rows.map((row) => [`${row.indicator}|${row.entity}`, row]));
  const indicators = catalog.indicators.filter(
    ({ code, category }) =>
      (page.category === undefined || category === page.category) &&
      parks.some((park) => cells.has(`${code}|${park.code}`)),
  );
  const shown = parks.flatMap((park) =>
    indicators.flatMap((indicator) => cells.get(`${indicator.code}|${park.code}`) ?? []),
  );
  const subject = zone ? parksOf(nameOf(catalog, zone.code)) : { zh: '各园区', en: 'all parks' };
  const { sentence } = summarize(shown, period, subject);
  if (shown.length === 0) return [{ title, sentence }];
  const groups = splitEvenly(parks, zone ? COLUMNS - 1 : COLUMNS);
  return splitEvenly(indicators, page.remark ? ROWS - 1 : ROWS).flatMap((part) =>
    groups.map((group) => ({
      title,
      sentence,
      tables: [matrix(part, zone ? [zone, ...group] : group, cells, page)],
      key: lightKey(commonEdge(shown, catalog), shown),
      notes: withSources([sentence], []),
    })),
  );
}

function parksOf(zone: Text): Text {
  return { zh: `${zone.zh}各园区`, en: `the parks of ${zone.en}` };
}

function matrix(
  indicators: readonly Indicator[],
  entities: readonly Entity[],
  cells: ReadonlyMap<string, ProgressRow>,
  page: MatrixPage,
): DeckTable {
  const columns: Column[] = [
    { id: 'indicator', name: { zh: '指标', en: 'Indicator' }, unit: null, align: 'left', names: true },
    ...entities.map(
      (entity): Column => ({
        id: entity.code,
        name: entityText(entity),
        unit: null,
        align: 'center',
        entity: entity.code,
      }),
    ),
  ];
  return {
    id: `matrix/${page.category ?? ''}`,
    columns,
    rows: indicators.map((indicator) => ({
      key: indicator.code,
      indicator: indicator.code,
      cells: [
        { is: 'text', text: indicatorText(indicator) },
        ...entities.map((entity) => {
          const row = cells.get(`${indicator.code}|${entity.code}`);
          return row ? matrixCell(row, indicator) : text('', '');
        }),
      ],
    })),
    lane: null,
    figure: null,
  };
}

/**
 * The edge between 略欠 and 明显滞后 in percentage points where it is the same for all rows; null where they differ in it, or
 * some are judged in another unit, so that no number would be true of all.
 */
export function commonEdge(
  rows: readonly ProgressRow[],
  { indicators }: Pick<Catalog, 'indicators'>,
): number | null {
  const judged = rows.filter(({ light }) => light !== 'grey');
  if (judged.some(({ gapUnit }) => gapUnit === 'unit')) return null;
  const tolerances = new Map(indicators.map(({ code, tolerance }) => [code, tolerance]));
  const edges = new Set(judged.map(({ indicator }) => tolerances.get(indicator) ?? DEFAULT_TOLERANCE));
  const [edge = DEFAULT_TOLERANCE] = edges;
  return edges.size > 1 ? null : edge;
}

/**
 * What the shapes mean, at the end of a page.
 *
 * @param edge points behind up to which a light is yellow, where all rows share it
 */
export function lightKey(edge: number | null, rows: readonly ProgressRow[]): Text {
  const [yellow, red]: [Text, Text] =
    edge === null
      ? [
          { zh: '', en: '' },
          { zh: '', en: '' },
        ]
      : [
          { zh: `（欠${edge}个百分点以内）`, en: ` (up to ${edge} pp)` },
          { zh: `（欠${edge}个百分点以上）`, en: ` (over ${edge} pp)` },
        ];
  const inUnits = rows.some(({ gapUnit }) => gapUnit === 'unit');
  const counted: Text = inUnits
    ? { zh: '百分点；比率、指数按自身单位', en: 'pp; of rates and indexes in their own unit' }
    : { zh: '百分点', en: 'pp' };
  const words = LIGHT_WORDS;
  return {
    zh: `● ${words.green.zh}　▲ ${words.yellow.zh}${yellow.zh}　■ ${words.red.zh}${red.zh}　○ ${MISSING.zh}或${words.grey.zh}　（数字：与序时或目标之差，${counted.zh}）`,
    en: `● ${words.green.en}   ▲ ${words.yellow.en}${yellow.en}   ■ ${words.red.en}${red.en}   ○ ${MISSING.en} or ${words.grey.en}   (numbers: against pace or target, ${counted.en})`,
  };
}
