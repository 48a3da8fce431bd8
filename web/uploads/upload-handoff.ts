import type { UploadAnswer } from '../api/upload-answers.ts';

/** An upload just answered is shown on its own page without being asked for again. */
let handed: UploadAnswer | null = null;

export function handOver(upload: UploadAnswer): void {
  handed = upload;
}

/** Once: whoever comes back later sees what has become of it since. */
export function takeHanded(id: string): UploadAnswer | null {
  const upload = handed && String(handed.id) === id ? handed : null;
  handed = null;
  return upload;
}
