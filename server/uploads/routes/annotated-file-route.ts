import type { RequestHandler } from 'express';
import { isProblem } from '../../../domain/import/finding.ts';
import type { Preview } from '../../../domain/import/upload-document.ts';
import { writeWorkbook } from '../../../formats/xlsx/write/workbook-writer.ts';
import { FORMAT } from '../../administration/routes/reporting-form-route.ts';
import { rowsCsv, SPREADSHEET_TYPES, type SpreadsheetFormat } from '../../administration/spreadsheet.ts';
import { attachment } from '../../http/attachment.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem } from '../../http/errors.ts';
import { asParameterObjects, type PathItem } from '../../http/openapi.ts';
import type { Parameter } from '../../http/parameters.ts';
import { parsePlainQuery } from '../../http/parse-query.ts';
import { markedSheets } from '../annotated-file.ts';
import type { Office } from '../office.ts';
import { getBytes, getOwnUpload, ID } from './uploads-routes.ts';

export const UPLOAD_MARKED_PATH = '/api/uploads/:id/marked';

const PARAMETERS = {
  format: {
    ...FORMAT,
    description: { zh: '文件格式；不给则同上传的文件', en: 'Format; that of the file sent when not given' },
    absent: () => null,
  } as Parameter<SpreadsheetFormat | null>,
};

/** The file with its problems marked beside the rows; of a long file the rows that have some. */
export function getUploadMarked(office: Office): RequestHandler {
  return async (request, response) => {
    const { format: asked } = parsePlainQuery(request, PARAMETERS);
    const upload = await getOwnUpload(office, personOf(response), request.params.id);
    const { problems, warnings, notes } = upload.document as Preview;
    const findings = [...problems, ...warnings, ...notes];
    const rows = findings.flatMap(({ row }) => (row === null ? [] : [row]));
    const tables = await office.reader.tables(await getBytes(office, upload), rows);
    if (isProblem(tables)) {
      throw new HttpProblem(
        'unusable-file',
        { zh: tables.message, en: tables.messageEn },
        { problems: [tables] },
      );
    }
    const sheets = markedSheets(tables, findings);
    const format = asked ?? (tables.encoding === 'workbook' || sheets.length > 1 ? 'xlsx' : 'csv');
    const name = (upload.fileName ?? 'upload').replace(/\.[^.]*$/, '');
    response.set({
      'Content-Type': SPREADSHEET_TYPES[format],
      'Content-Disposition': attachment(`${name} 标注.${format}`),
      'Cache-Control': 'no-store',
    });
    const [first] = sheets;
    response.send(format === 'csv' ? rowsCsv(first?.rows ?? []) : Buffer.from(writeWorkbook(sheets)));
  };
}

export const UPLOAD_MARKED: PathItem = {
  get: {
    summary: {
      zh: '同一文件，问题标注在各行旁边',
      en: 'The same file with its problems marked beside the rows',
    },
    parameters: [ID, ...asParameterObjects(PARAMETERS)],
    others: { 200: { description: { zh: '表格文件', en: 'The file' }, type: SPREADSHEET_TYPES.xlsx } },
    problems: [400, 401, 403, 404, 422],
  },
};
