import type { Migration } from 'kysely';
import * as foundation from './0001-foundation.ts';
import * as uploads from './0002-uploads.ts';
import * as savedDecks from './0003-saved-decks.ts';
import * as deckTemplate from './0004-deck-template.ts';
import * as peopleAndTargetMonths from './0005-people-and-target-months.ts';
import * as indicatorAliases from './0006-indicator-aliases.ts';

/** In order, each once, never changed after a release. Listed here and not found by looking into a folder. */
export const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-uploads': uploads,
  '0003-saved-decks': savedDecks,
  '0004-deck-template': deckTemplate,
  '0005-people-and-target-months': peopleAndTargetMonths,
  '0006-indicator-aliases': indicatorAliases,
};
