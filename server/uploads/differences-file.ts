import type { StoredCatalog } from '../../db/figures/catalog.ts';
import { readDifferences } from '../../db/uploads/upload-differences.ts';
import type { Upload } from '../../db/uploads/uploads.ts';
import { BYTE_ORDER_MARK, type CsvCell, toCsv } from '../../domain/csv.ts';
import type { Field } from '../../domain/import/parsed-file.ts';
import type { Text } from '../../domain/model.ts';
import type { AppContext } from '../context.ts';
import { type ChangedFigure, eachChange, withChange } from './preview/differences.ts';

const HEADS: CsvCell[] = [
  ...['期间 period', '指标 indicator', '指标名称 name', '主体 entity', '主体名称 name', '项目 field'],
  ...['原来 old', '成为 new', '变化 change', '变化% change %', '行 row'],
];

/** All that an upload changes, by month, as CSV: the preview lists the largest changes only. */
export async function* differencesCsv(
  { database }: Pick<AppContext, 'database'>,
  upload: Upload,
  catalog: StoredCatalog,
): AsyncGenerator<string> {
  const indicators = new Map(catalog.indicators.map(({ code, name }) => [code, name]));
  const entities = new Map(catalog.entities.map(({ code, name }) => [code, name]));
  yield BYTE_ORDER_MARK + toCsv([HEADS]);
  for await (const some of readDifferences(database.read, upload)) {
    const rows: CsvCell[][] = [];
    for (const { after, before, row } of some)
      eachChange(after, before, row, (found) => rows.push(toCells(found, indicators, entities)));
    yield toCsv(rows);
  }
}

function toCells(
  found: ChangedFigure,
  indicators: ReadonlyMap<string, string>,
  entities: ReadonlyMap<string, string>,
): CsvCell[] {
  const { period, indicator, entity, field, old, new: now, row } = found;
  const { change, changePercent } = withChange(found);
  const name = FIELD_NAMES[field];
  return [
    ...[period, indicator, indicators.get(indicator) ?? '', entity, entities.get(entity) ?? ''],
    ...[`${name.zh} ${name.en}`, old, now, change, changePercent, row],
  ];
}

const FIELD_NAMES: Record<Field, Text> = {
  month: { zh: '当月', en: 'month' },
  ytd: { zh: '累计', en: 'year to date' },
  yoyMonth: { zh: '当月同比', en: 'growth of the month' },
  yoyYtd: { zh: '累计同比', en: 'growth to date' },
};
