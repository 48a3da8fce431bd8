import type { RequestHandler } from 'express';
import { writeWorkbook } from '../../../formats/xlsx/write/workbook-writer.ts';
import { getEntity } from '../../cache/catalog-lookup.ts';
import { attachment } from '../../http/attachment.ts';
import { asParameterObjects, type PathItem } from '../../http/openapi.ts';
import { ENTITY, type Parameter, PERIOD } from '../../http/parameters.ts';
import { parsePlainQuery } from '../../http/parse-query.ts';
import type { Office } from '../../uploads/office.ts';
import { templateSheet } from '../reporting-form.ts';
import { rowsCsv, SPREADSHEET_FORMATS, SPREADSHEET_TYPES, type SpreadsheetFormat } from '../spreadsheet.ts';

export const TEMPLATES_PATH = '/api/templates';

/** `xlsx` unless `csv` is asked for. */
export const FORMAT: Parameter<SpreadsheetFormat> = {
  description: { zh: '文件格式', en: 'Format of the file' },
  schema: { type: 'string', enum: [...SPREADSHEET_FORMATS] },
  parse: (text) => SPREADSHEET_FORMATS.find((format) => format === text),
  allowed: () => ({ zh: ` ${SPREADSHEET_FORMATS.join(' 或 ')}`, en: SPREADSHEET_FORMATS.join(' or ') }),
  absent: () => 'xlsx',
};

const PARAMETERS = { entity: ENTITY, period: PERIOD, format: FORMAT };

/** The file that an entity fills in for a month, with what is known. */
export function getTemplate({ database, catalogs }: Office): RequestHandler {
  return async (request, response) => {
    const catalog = await catalogs.current();
    const { entity: code, period, format } = parsePlainQuery(request, PARAMETERS, catalog);
    const entity = getEntity(catalog, code);
    const sheet = await templateSheet(database.read, catalog, entity, period);
    response.set({
      'Content-Type': SPREADSHEET_TYPES[format],
      'Content-Disposition': attachment(`${period} ${entity.name} 上报表.${format}`),
      'Cache-Control': 'no-store',
    });
    response.send(format === 'csv' ? rowsCsv(sheet.rows) : Buffer.from(writeWorkbook([sheet])));
  };
}

export const TEMPLATES: PathItem = {
  get: {
    summary: {
      zh: '某主体某月的上报表，已填入已知数据',
      en: 'The file that an entity fills in for a month, with what is known',
    },
    parameters: asParameterObjects(PARAMETERS),
    others: { 200: { description: { zh: '表格文件', en: 'The file' }, type: SPREADSHEET_TYPES.xlsx } },
    problems: [400, 401],
  },
};
