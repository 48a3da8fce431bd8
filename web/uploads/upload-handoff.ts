import type { UploadDocument } from '../../domain/import/upload-document.ts';

/** An upload just answered is shown on its own page without being asked for again. */
let handed: UploadDocument | null = null;

export function handOver(upload: UploadDocument): void {
  handed = upload;
}

/** Once: whoever comes back later sees what has become of it since. */
export function takeHanded(id: string): UploadDocument | null {
  const upload = handed && String(handed.id) === id ? handed : null;
  handed = null;
  return upload;
}
