import type { UploadDocument, UploadLine } from '../../domain/import/upload-document.ts';

/** What the API answers about uploads, as far as the page reads it. */

/** Uploads of before samples were kept have neither of these. */
type Later = 'sample' | 'delimiter';
export type UploadAnswer = Omit<UploadDocument, Later> & Partial<Pick<UploadDocument, Later>>;

export interface UploadsAnswer {
  uploads: UploadLine[];
  next: number | null;
}

export const UPLOADS = '/api/uploads';

type UploadAction = 'commit' | 'revert' | 'file' | 'marked' | 'differences';

export function uploadUrl(id: number | string, action?: UploadAction): string {
  return `${UPLOADS}/${encodeURIComponent(id)}${action ? `/${action}` : ''}`;
}
