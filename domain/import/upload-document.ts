import type { Month } from '../model.ts';
import type { Light } from '../progress/progress-row.ts';
import type { ChangeCount } from './difference.ts';
import type { Finding } from './finding.ts';
import type { Assumption, Field, IgnoredRow, ParsedFile, Question } from './parsed-file.ts';

/** How far an upload is. `staging`: its rows are still being written, and nothing can be done with it. */
export const UPLOAD_STATUSES = [
  'refused',
  'needs-input',
  'staging',
  'ready',
  'needs-confirmation',
  'committed',
  'reverted',
  'expired',
] as const;
export type UploadStatus = (typeof UPLOAD_STATUSES)[number];

/** How far a change is one: later knowledge (修订), or a mistake put right (更正). */
export const NATURES = ['revision', 'correction'] as const;
export type Nature = (typeof NATURES)[number];

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

/** An answer given for an earlier file of this form, used or offered again. */
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

/** The first rows of a sheet as they are in the file, for a person to recognise it. */
export interface Sample {
  sheet: string | null;
  rows: { row: number; cells: string[] }[];
  /** Rows of the sheet with something in them. */
  total: number;
}

/** What an examination finds, kept with the upload as it was shown. */
export interface Preview
  extends Pick<
    ParsedFile,
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
  scope: Scope;
  /** The first rows of each sheet. */
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

/** A preview that says nothing: of an upload that is still being read, or is a revert. */
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

/** What a file is about, each once: months in order, codes as they first appear. */
export interface Scope {
  periods: Month[];
  entities: string[];
  indicators: string[];
}

/** An upload without its preview: a line of the list. */
export interface UploadLine {
  id: number;
  /** A file that was sent, or the taking back of one. */
  kind: 'file' | 'revert';
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
