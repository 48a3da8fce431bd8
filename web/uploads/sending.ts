import type { UploadDocument } from '../../domain/import/upload-document.ts';
import { ApiProblem, clearQueries, settle } from '../api/client.ts';
import type { PathOf } from '../api/url.ts';

export interface Sending {
  answer: Promise<UploadDocument>;
  cancel: () => void;
}

/** The share of the bytes sent, 0…1, or that the server is reading them. */
export type Progress = { phase: 'sending'; share: number } | { phase: 'reading' };

/**
 * Sends a file and reports progress. A file that the server read and refused resolves like one that it
 * accepted: both have a preview. XMLHttpRequest, because `fetch` does not report how much has been sent.
 */
export function sendFile(file: File, onProgress: (progress: Progress) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadDocument>((resolve, reject) => {
    request.open('POST', '/api/uploads' satisfies PathOf<'POST'>);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ phase: 'sending', share: total > 0 ? loaded / total : 0 });
    request.upload.onload = () => onProgress({ phase: 'reading' });
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

/** The user cancelled the upload. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** The upload that a problem document is about, with its findings. */
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
