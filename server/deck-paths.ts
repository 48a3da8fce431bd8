import type { Workshop } from './exports/workshop.ts';
import type { Mounted } from './mounting.ts';
import { DECK_CONTENT, DECK_CONTENT_PATH, getDeckContent, postDeckContent } from './routes/deck-content.ts';
import { DECKS, DECKS_PATH, getDeck } from './routes/decks.ts';
import {
  deleteExport,
  EXPORT,
  EXPORT_FILE,
  EXPORT_FILE_PATH,
  EXPORT_PATH,
  EXPORTS,
  EXPORTS_PATH,
  getExport,
  getExportFile,
  postExport,
} from './routes/exports.ts';
import {
  type Cabinet,
  deleteSavedDeck,
  getSavedDeck,
  getSavedDecks,
  postSavedDeck,
  putSavedDeck,
  SAVED_DECK,
  SAVED_DECK_PATH,
  SAVED_DECKS,
  SAVED_DECKS_PATH,
} from './routes/saved-decks.ts';
import { tableExportPaths } from './routes/table-exports.ts';

/** Everything about decks and exports; whoever is signed in may have it. */
export function deckPaths(workshop: Workshop, cabinet: Cabinet): Mounted[] {
  return [
    { path: DECKS_PATH, item: DECKS, handlers: { get: [getDeck(workshop)] } },
    {
      path: DECK_CONTENT_PATH,
      item: DECK_CONTENT,
      handlers: { get: [getDeckContent(workshop)], post: postDeckContent(workshop) },
    },
    {
      path: SAVED_DECKS_PATH,
      item: SAVED_DECKS,
      handlers: { get: [getSavedDecks(cabinet)], post: postSavedDeck(cabinet) },
    },
    {
      path: SAVED_DECK_PATH,
      item: SAVED_DECK,
      handlers: {
        get: [getSavedDeck(cabinet)],
        put: putSavedDeck(cabinet),
        delete: [deleteSavedDeck(cabinet)],
      },
    },
    // Tables have names of their own among the exports, so they come before the numbers.
    ...tableExportPaths(workshop),
    { path: EXPORTS_PATH, item: EXPORTS, handlers: { post: postExport(workshop) } },
    {
      path: EXPORT_PATH,
      item: EXPORT,
      handlers: { get: [getExport(workshop)], delete: [deleteExport(workshop)] },
    },
    { path: EXPORT_FILE_PATH, item: EXPORT_FILE, handlers: { get: [getExportFile(workshop)] } },
  ];
}
