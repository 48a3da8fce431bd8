/** Bounds that the server enforces and the page says beforehand. */

const MB = 2 ** 20;

export const LARGEST_UPLOAD_BYTES = 20 * MB;
/** A template and its pictures; decks made on it are larger by as much. */
export const LARGEST_TEMPLATE_BYTES = 20 * MB;

/** Characters of a reason. */
export const LONGEST_REASON = 500;
export const PASSWORD_LENGTH = { least: 8, most: 256 } as const;
/** Days for which a personal token is valid. */
export const TOKEN_DAYS = { most: 366, usual: 90 } as const;
/** Rows of entities, indicators or targets in one request. */
export const MOST_TABLE_ROWS = 10_000;
