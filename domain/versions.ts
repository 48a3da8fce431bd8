import type { Nature } from './import/upload-document.ts';
import type { Month, Observation, Target } from './model.ts';

/** Which revision, file and row a version came from. */
interface Origin {
  revision: number;
  at: string;
  by: string;
  /** Name of the file, and the row in it as a spreadsheet counts. */
  file: string | null;
  fileSha256: string | null;
  row: number | null;
  reason: string | null;
}

/** One version of an observation, with who saved it, when, and the file it came from. */
export interface ObservationVersion extends Origin, Omit<Observation, 'period' | 'indicator' | 'entity'> {
  /** The upload whose commit or revert made this version; null when it was loaded from a folder. */
  upload: number | null;
  uploadKind: 'file' | 'revert' | null;
  /** Whether the uploader declared a revision or a correction; null when neither. */
  nature: Nature | null;
}

/** One version of an annual target. */
export interface TargetVersion extends Origin, Omit<Target, 'indicator' | 'entity' | 'year'> {}

/** A month whose observations are final: only editors may change them, and must give a reason. */
export interface ClosedPeriod {
  period: Month;
  at: string;
  by: string;
  reason: string | null;
}
