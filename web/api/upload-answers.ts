import type { ChangeCount } from '../../domain/difference.ts';
import type { Month } from '../../domain/model.ts';
import type { Light } from '../../domain/progress-row.ts';
import type { Finding } from '../../domain/upload/finding.ts';
import type { Assumption, Field, IgnoredRow, Question, Shape } from '../../domain/upload/understanding.ts';

/** What the API answers about uploads, as far as the page reads it. */

export type UploadStatus =
  | 'refused'
  | 'needs-input'
  | 'staging'
  | 'ready'
  | 'needs-confirmation'
  | 'committed'
  | 'reverted'
  | 'expired';

export const NATURES = ['revision', 'correction'] as const;
export type Nature = (typeof NATURES)[number];

/** One figure that an upload would change, or report for the first time. */
export interface Difference {
  indicator: string;
  entity: string;
  period: Month;
  field: Field;
  old: number | null;
  new: number | null;
  change: number | null;
  changePercent: number | null;
  lightBefore: Light | null;
  lightAfter: Light | null;
  row: number | null;
}

export interface UploadLine {
  id: number;
  kind: 'file' | 'revert';
  status: UploadStatus;
  at: string;
  by: string;
  file: { name: string; sha256: string; size: number } | null;
  summary: ChangeCount;
  period: Month | null;
  reverts: number | null;
  committedAt: string | null;
  revision: number | null;
  reason: string | null;
  nature: Nature | null;
}

/** The first rows of a sheet as they stand. */
export interface Sample {
  sheet: string | null;
  rows: { row: number; cells: string[] }[];
  total: number;
}

export interface UploadAnswer extends UploadLine {
  encoding: string | null;
  shape: Shape | null;
  sheets: (string | null)[];
  entity: string | null;
  indicator: string | null;
  units: string[];
  warnings: Finding[];
  notes: Finding[];
  problems: Finding[];
  questions: Question[];
  assumptions: Assumption[];
  ignored: IgnoredRow[];
  /** What the file is about, each once. */
  scope: { periods: Month[]; entities: string[]; indicators: string[] };
  /** Absent in uploads of before samples were kept. */
  sample?: Sample[];
  delimiter?: string | null;
  differences: Difference[];
  differenceCount: number;
  closedPeriods: Month[];
  needsReason: boolean;
  remembered: { key: string; value: string; at: string; by: string; applied: boolean }[];
  seenBefore: {
    upload: number;
    at: string;
    by: string;
    status: UploadStatus;
    revision: number | null;
  } | null;
  baseRevision: number;
  /** The upload that takes this one back. */
  revertedBy: number | null;
  answers: Record<string, string>;
  accepted: string[];
}

export interface UploadsAnswer {
  uploads: UploadLine[];
  next: number | null;
}

export const UPLOADS = '/api/uploads';

type UploadAction = 'commit' | 'revert' | 'file' | 'marked' | 'differences';

export function uploadUrl(id: number | string, action?: UploadAction): string {
  return `${UPLOADS}/${encodeURIComponent(id)}${action ? `/${action}` : ''}`;
}
