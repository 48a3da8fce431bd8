import type { Nature, Upload, UploadStatus } from '../../db/uploads.ts';
import type { ChangeCount } from '../../domain/difference.ts';
import type { Month } from '../../domain/model.ts';
import type { Light } from '../../domain/progress-row.ts';
import type { Finding } from '../../domain/upload/finding.ts';
import type {
  Assumption,
  Field,
  IgnoredRow,
  Question,
  Understood,
} from '../../domain/upload/understanding.ts';
import type { Preview as Sample } from '../reading/reading.ts';

/** One figure that an upload would change (or did), or report for the first time. */
export interface Difference {
  indicator: string;
  entity: string;
  period: Month;
  field: Field;
  /** What is stored, in the indicator's unit or in percent; null: nothing yet. */
  old: number | null;
  new: number | null;
  /** new − old in the same unit; null where there was nothing. */
  change: number | null;
  /** The same in percent of old; null for growth, and where old is 0. */
  changePercent: number | null;
  /** The progress row's light at this month, before and after; null where it was not worked out. */
  lightBefore: Light | null;
  lightAfter: Light | null;
  /** In the file. */
  row: number | null;
}

/** An answer that somebody gave about an earlier file of this form, used or offered again. */
export interface Remembered {
  key: string;
  value: string;
  at: string;
  by: string;
  /** Used without asking; else it is the suggestion of its question. */
  applied: boolean;
}

/** The same bytes, sent before. */
export interface SeenBefore {
  upload: number;
  at: string;
  by: string;
  status: UploadStatus;
  /** Of its commit, if it came to one. */
  revision: number | null;
}

/** What an examination finds, kept with the upload as it was shown. */
export interface Preview
  extends Pick<
    Understood,
    | 'encoding'
    | 'shape'
    | 'sheets'
    | 'period'
    | 'entity'
    | 'indicator'
    | 'units'
    | 'questions'
    | 'assumptions'
  > {
  summary: ChangeCount;
  /** To be accepted by code before a commit. */
  warnings: Finding[];
  notes: Finding[];
  /** Why the file cannot be taken; none in an upload that was. */
  problems: Finding[];
  questions: Question[];
  assumptions: Assumption[];
  ignored: IgnoredRow[];
  /** What the file is about, each once: months in order, codes as they first appear. */
  scope: Scope;
  /** The first rows of each sheet as they stand, for a person to recognise the file. */
  sample: Sample[];
  delimiter: string | null;
  /** The largest changes first, then what is new; at most 2 000 of `differenceCount`. */
  differences: Difference[];
  differenceCount: number;
  /** Closed months whose figures would change. */
  closedPeriods: Month[];
  /** A commit has to say why: something changes, is closed, or is to be accepted. */
  needsReason: boolean;
  remembered: Remembered[];
  seenBefore: SeenBefore | null;
}

export type { Sample };

export interface Scope {
  periods: Month[];
  entities: string[];
  indicators: string[];
}

/** An upload without its preview: a line of the list. */
export interface UploadLine {
  id: number;
  kind: Upload['kind'];
  status: UploadStatus;
  at: string;
  by: string;
  file: { name: string; sha256: string; size: number } | null;
  summary: ChangeCount;
  /** Months, where the file is about one: that one. */
  period: Month | null;
  reverts: number | null;
  committedAt: string | null;
  revision: number | null;
  reason: string | null;
  nature: Nature | null;
}

/** An upload as the API gives it. */
export interface UploadDocument extends UploadLine, Omit<Preview, 'summary' | 'period'> {
  /** What the differences were found against. */
  baseRevision: number;
  answers: Record<string, string>;
  accepted: string[];
  /** The upload that takes this one back. */
  revertedBy: number | null;
}

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
