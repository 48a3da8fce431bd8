import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import type { StoredCatalog } from '../../../db/figures/catalog.ts';
import { readDifferences } from '../../../db/uploads/upload-differences.ts';
import type { Upload } from '../../../db/uploads/uploads.ts';
import type { Field } from '../../../domain/import/parsed-file.ts';
import type { Text } from '../../../domain/model.ts';
import type { SheetCell } from '../../../formats/xlsx/write/cells.ts';
import { rowsCsv, SPREADSHEET_TYPES } from '../../administration/spreadsheet.ts';
import { attachment } from '../../http/attachment.ts';
import { personOf } from '../../http/authorization.ts';
import type { PathItem } from '../../http/openapi.ts';
import { withChange } from '../compare-figures.ts';
import type { Office } from '../office.ts';
import { type ChangedFigure, eachChange } from '../top-changes.ts';
import { getOwnUpload, ID } from './uploads-routes.ts';

export const UPLOAD_DIFFERENCES_PATH = '/api/uploads/:id/differences';

/** All that an upload changes, by month: the preview lists the largest changes only. */
export function getUploadDifferences(office: Office): RequestHandler {
  return async (request, response) => {
    const upload = await getOwnUpload(office, personOf(response), request.params.id);
    const catalog = await office.catalogs.current();
    const name = (upload.fileName ?? 'upload').replace(/\.[^.]*$/, '');
    response.set({
      'Content-Type': SPREADSHEET_TYPES.csv,
      'Content-Disposition': attachment(`${name} 变化.csv`),
      'Cache-Control': 'no-store',
    });
    await pipeline(linesOf(office, upload, catalog), response);
  };
}

const HEADS: SheetCell[] = [
  ...['期间 period', '指标 indicator', '指标名称 name', '主体 entity', '主体名称 name', '项目 field'],
  ...['原来 old', '成为 new', '变化 change', '变化% change %', '行 row'],
].map((value) => ({ value }));

async function* linesOf(
  { database }: Office,
  upload: Upload,
  catalog: StoredCatalog,
): AsyncGenerator<string> {
  const indicators = new Map(catalog.indicators.map(({ code, name }) => [code, name]));
  const entities = new Map(catalog.entities.map(({ code, name }) => [code, name]));
  yield rowsCsv([HEADS]);
  for await (const some of readDifferences(database.read, upload)) {
    const rows: SheetCell[][] = [];
    for (const { after, before, row } of some)
      eachChange(after, before, row, (found) => rows.push(toCells(found, indicators, entities)));
    // Only the first lines of a file have its mark.
    yield rowsCsv(rows).slice(1);
  }
}

function toCells(
  found: ChangedFigure,
  indicators: ReadonlyMap<string, string>,
  entities: ReadonlyMap<string, string>,
): SheetCell[] {
  const { period, indicator, entity, field, old, new: now, row } = found;
  const { change, changePercent } = withChange(found);
  const name = FIELD_NAMES[field];
  return [
    ...[period, indicator, indicators.get(indicator) ?? '', entity, entities.get(entity) ?? ''],
    ...[`${name.zh} ${name.en}`, old, now, change, changePercent, row],
  ].map((value) => (value === null ? null : { value }));
}

const FIELD_NAMES: Record<Field, Text> = {
  month: { zh: '当月', en: 'month' },
  ytd: { zh: '累计', en: 'year to date' },
  yoyMonth: { zh: '当月同比', en: 'growth of the month' },
  yoyYtd: { zh: '累计同比', en: 'growth to date' },
};

export const UPLOAD_DIFFERENCES: PathItem = {
  get: {
    summary: {
      zh: '一次上传改变的全部数据（CSV）；预览只列出变化最大的',
      en: 'Everything an upload changes, as CSV; its preview lists the largest changes only',
    },
    parameters: [ID],
    others: { 200: { description: { zh: '表格文件', en: 'The file' }, type: SPREADSHEET_TYPES.csv } },
    problems: [401, 403, 404],
  },
};
