import type { UploadDocument } from '../../domain/import/upload-document.ts';
import { ApiProblem, clearQueries, settle } from '../api/client.ts';
import type { PathOf } from '../api/url.ts';

export interface Sending {
  answer: Promise<UploadDocument>;
  cancel: () => void;
}

/** How far it is: the share of the bytes that were sent, or that the server is reading them. */
export type Progress = { phase: 'sending'; share: number } | { phase: 'reading' };

/**
 * Sends a file and tells how far it is. A file that the server read and refused is an answer, like one that it
 * took: both have a preview of their own. `fetch` would not tell how much has been sent.
 */
export function sendFile(file: File, tell: (progress: Progress) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadDocument>((resolve, reject) => {
    request.open('POST', '/api/uploads' satisfies PathOf<'POST'>);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) =>
      tell({ phase: 'sending', share: total > 0 ? loaded / total : 0 });
    request.upload.onload = () => tell({ phase: 'reading' });
    request.onerror = () => reject(new ApiProblem(0, ''));
    request.onabort = () => reject(new Cancelled());
    request.onload = () => {
      clearQueries();
      settle<UploadDocument>(request.status, request.response).then(resolve, reject);
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
  return { answer: answer.catch(asRefused), cancel: () => request.abort() };
}

/** Somebody thought better of it. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** The upload that a problem is about: the server kept it, with everything that is wrong with it. */
export function uploadOf(error: unknown): UploadDocument | null {
  return error instanceof ApiProblem
    ? ((error.document?.upload as UploadDocument | undefined) ?? null)
    : null;
}

export function asRefused(error: unknown): UploadDocument {
  const upload = uploadOf(error);
  if (upload?.status === 'refused') return upload;
  throw error;
}
