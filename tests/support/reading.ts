import { fileURLToPath } from 'node:url';
import type { ChildOptions } from '../../formats/reader/reader.ts';

/** The reading process started from its TypeScript source; patient, because tests run beside each other. */
export const READING: ChildOptions = {
  execArgv: ['--import', fileURLToPath(new URL('typescript.js', import.meta.url))],
  timeout: 20_000,
};
