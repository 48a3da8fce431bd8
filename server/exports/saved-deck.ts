import type { Deck } from '../../domain/deck.ts';

/** A saved deck as who asks may know it. */
export interface SavedDeckAnswer {
  id: number;
  deck: Deck;
  owner: string;
  shared: boolean;
  /** Whether the asker may change it. */
  mayChange: boolean;
  version: number;
  updatedAt: string;
  updatedBy: string;
}
