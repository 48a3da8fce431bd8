import type { RequestHandler } from 'express';
import type { PathItem } from '../../http/openapi.ts';
import type { Office } from '../../uploads/office.ts';
import { folderFileOperation, postFolderFile } from './folder-file-route.ts';

export const INDICATORS_PATH = '/api/indicators';

export const postIndicators = (office: Office): RequestHandler[] =>
  postFolderFile(office, 'indicators.csv', 'indicators');

export const INDICATORS: PathItem = {
  post: folderFileOperation('indicators.csv', '新增或修改指标', 'Add or change indicators'),
};
