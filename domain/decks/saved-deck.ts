import type { Deck } from './deck.ts';

/** A saved deck as who asks may know it. */
export interface VisibleDeck {
  id: number;
  deck: Deck;
  /** Name of the account that it belongs to. */
  owner: string;
  /** Everybody sees it. */
  shared: boolean;
  /** Whether the asker may change it. */
  mayChange: boolean;
  /** Counts the changes from 1. */
  version: number;
  /** ISO 8601 in UTC. */
  updatedAt: string;
  /** Name of the account that changed it last. */
  updatedBy: string;
}
