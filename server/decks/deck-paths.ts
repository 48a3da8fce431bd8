import { requireRole } from '../http/authorization.ts';
import type { Mounted } from '../http/mounting.ts';
import {
  DECK_CONTENT,
  DECK_CONTENT_PATH,
  getDeckContent,
  postDeckContent,
} from './routes/deck-content-routes.ts';
import {
  DECK_TEMPLATE_FILE,
  DECK_TEMPLATE_FILE_PATH,
  getDeckTemplateFile,
} from './routes/deck-template-file-route.ts';
import {
  DECK_TEMPLATE,
  DECK_TEMPLATE_PATH,
  deleteDeckTemplate,
  getDeckTemplate,
  putDeckTemplate,
} from './routes/deck-template-routes.ts';
import { DECKS, DECKS_PATH, getDeck } from './routes/decks-route.ts';
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
} from './routes/exports-routes.ts';
import { postRefill, REFILLS, REFILLS_PATH } from './routes/refills-route.ts';
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
} from './routes/saved-decks-routes.ts';
import { tableExportPaths } from './routes/table-exports-routes.ts';
import type { Workshop } from './workshop.ts';

/** Everything about decks and exports; whoever is signed in may have it, and editors set the unit's template. */
export function deckPaths(workshop: Workshop, cabinet: Cabinet): Mounted[] {
  const editor = requireRole('editor');
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
    {
      path: DECK_TEMPLATE_PATH,
      item: DECK_TEMPLATE,
      handlers: {
        get: [getDeckTemplate(cabinet)],
        put: [editor, putDeckTemplate(workshop, cabinet)],
        delete: [editor, deleteDeckTemplate(cabinet)],
      },
    },
    {
      path: DECK_TEMPLATE_FILE_PATH,
      item: DECK_TEMPLATE_FILE,
      handlers: { get: [getDeckTemplateFile(cabinet)] },
    },
    { path: REFILLS_PATH, item: REFILLS, handlers: { post: [postRefill(workshop)] } },
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
