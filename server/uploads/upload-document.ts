import type { Upload } from '../../db/uploads/uploads.ts';
import type { Preview, UploadDocument, UploadLine } from '../../domain/import/upload-document.ts';

export const EMPTY_PREVIEW: Preview = {
  encoding: null,
  shape: null,
  sheets: [],
  period: null,
  entity: null,
  indicator: null,
  units: [],
  summary: { new: 0, changed: 0, same: 0 },
  warnings: [],
  notes: [],
  problems: [],
  questions: [],
  assumptions: [],
  ignored: [],
  scope: { periods: [], entities: [], indicators: [] },
  sample: [],
  delimiter: null,
  differences: [],
  differenceCount: 0,
  closedPeriods: [],
  needsReason: false,
  remembered: [],
  seenBefore: null,
};

export function toLine(upload: Upload): UploadLine {
  const { fileName, sha256, size } = upload;
  const { summary, period } = upload.document as Preview;
  return {
    id: upload.id,
    kind: upload.kind,
    status: upload.status,
    at: upload.at,
    by: upload.by,
    file: fileName !== null && sha256 !== null && size !== null ? { name: fileName, sha256, size } : null,
    summary,
    period,
    reverts: upload.reverts,
    committedAt: upload.committedAt,
    revision: upload.revision,
    reason: upload.reason,
    nature: upload.nature,
  };
}

export function toDocument(upload: Upload): UploadDocument {
  const { baseRevision, answers, accepted, revertedBy } = upload;
  const own = { baseRevision, answers, accepted, revertedBy };
  return { ...(upload.document as Preview), ...toLine(upload), ...own };
}
