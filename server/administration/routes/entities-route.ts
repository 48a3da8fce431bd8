import type { RequestHandler } from 'express';
import type { PathItem } from '../../http/openapi.ts';
import type { Office } from '../../uploads/office.ts';
import { folderFileOperation, postFolderFile } from './folder-file-route.ts';

export const ENTITIES_PATH = '/api/entities';

export const postEntities = (office: Office): RequestHandler[] =>
  postFolderFile(office, 'entities.csv', 'entities');

export const ENTITIES: PathItem = {
  post: folderFileOperation('entities.csv', '新增或修改主体', 'Add or change entities'),
};
