import type { Text } from '../model.ts';

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
