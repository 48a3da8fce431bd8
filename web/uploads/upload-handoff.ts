import type { UploadDocument } from '../../domain/import/upload-document.ts';

/** The upload just sent: its page shows it without requesting it again. */
let handed: UploadDocument | null = null;

export function handOffUpload(upload: UploadDocument): void {
  handed = upload;
}

/** Once only: a later visit requests the current state. */
export function takeUpload(id: string): UploadDocument | null {
  const upload = handed && String(handed.id) === id ? handed : null;
  handed = null;
  return upload;
}
