import type { RequestHandler } from 'express';
import type { PathItem } from '../../http/openapi.ts';
import type { Office } from '../../uploads/office.ts';
import { folderFileOperation, postFolderFile } from './folder-file-route.ts';

export const TARGETS_PATH = '/api/targets';

export const postTargets = (office: Office): RequestHandler[] =>
  postFolderFile(office, 'targets.csv', 'targets');

export const TARGETS: PathItem = {
  post: folderFileOperation('targets.csv', '新增或修改年度目标', 'Add or change annual targets'),
};
