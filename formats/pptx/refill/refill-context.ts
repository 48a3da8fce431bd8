import type { RefillReport, ShapeRole } from '../../../domain/decks/export-job.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import type { Month, Text } from '../../../domain/model.ts';
import type { OpenedPackage } from '../../opc/opc-reader.ts';

export interface Refilled extends RefillReport {
  bytes: Uint8Array;
}

/** What refilling one slide looks into and writes to. */
export interface SlideWork {
  opened: OpenedPackage;
  changed: Map<string, string | Uint8Array>;
  notes: RefillReport;
  pages: ReadonlyMap<string, PageContent[] | null>;
  /** Rows that earlier slides of the same page hold. */
  offsets: Map<string, number>;
  /** Which rows of a page have found a place, and where the last of them is. */
  shown: Map<string, { keys: Set<string>; slide: number; shape: string; role: ShapeRole }>;
  /** That the deck was of, where it says so, and that it becomes one of. */
  before: Month | null;
  now: Month;
  path: string;
  source: string;
  slide: number;
  /** Of the slide's own words. */
  language: keyof Text;
}
