import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.ts';
import { openXmlErrorsOf } from './open-xml-file.ts';

/** `openXmlErrorsOf` a file that is not on a disk yet. */
export async function openXmlErrors(bytes: Uint8Array, extension: 'pptx' | 'xlsx'): Promise<string[]> {
  const path = join(await temporaryFolder(), `file.${extension}`);
  writeFileSync(path, bytes);
  return openXmlErrorsOf(path);
}
