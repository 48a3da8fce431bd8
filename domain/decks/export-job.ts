import type { Text } from '../model.ts';

/** Width to height of a page. */
export const RATIOS = ['16:9', '4:3'] as const;
export type Ratio = (typeof RATIOS)[number];

/** A deck with its pictures, sent to be refilled. */
export const LARGEST_REFILL_BYTES = 40 * 2 ** 20;

/** It waits for its turn, is made, and ends in one of three ways. */
export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How far an export is. */
export interface ExportJob {
  id: string;
  state: JobState;
  /** Exports that come first while it waits. */
  ahead: number;
  /** Pages done, of how many. */
  done: number;
  total: number;
  /** Name of the file and its size in bytes, once it is there. */
  name: string | null;
  size: number | null;
  /** Why it failed, where that can be said. */
  failure: Text | null;
  /** Of a refilled deck: what was refilled, and what could not be. */
  refill: RefillReport | null;
}

/** What a shape of ours on a slide is: title, sentence, table, chart, headline numbers, speaker notes. */
export const SHAPE_ROLES = ['title', 'sentence', 'table', 'chart', 'tiles', 'notes'] as const;
export type ShapeRole = (typeof SHAPE_ROLES)[number];

/** What became of one shape when a deck was refilled: what was refilled, or why it could not be. */
export interface RefillNote {
  /** From 1, in the deck's order. */
  slide: number;
  /** The shape's name. */
  shape: string;
  /** What the shape is, where it is ours. */
  role: ShapeRole | null;
  /** Title of the page that it shows, where there is one this month. */
  title: Text | null;
  message: Text;
}

export interface RefillReport {
  filled: RefillNote[];
  missed: RefillNote[];
}
