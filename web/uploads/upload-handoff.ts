import type { UploadDocument } from '../../domain/import/upload-document.ts';

/** The upload just sent: its page shows it without requesting it again. */
let handedOff: UploadDocument | null = null;

export function handOffUpload(upload: UploadDocument): void {
  handedOff = upload;
}

/** Once only: a later visit requests the current state. */
export function takeUpload(id: string): UploadDocument | null {
  const upload = handedOff && String(handedOff.id) === id ? handedOff : null;
  handedOff = null;
  return upload;
}
