import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationFolder } from './zone/folder.ts';

/** `npm run seeds [-- DIR]` writes the demonstration zone; without DIR over the committed one. */
const directory = process.argv[2] ?? 'seeds/demonstration';
mkdirSync(directory, { recursive: true });
for (const [name, text] of Object.entries(demonstrationFolder())) {
  writeFileSync(join(directory, name), text);
  console.log(
    `${join(directory, name)}  ${text.split('\n').length - 1} lines, ${Buffer.byteLength(text)} bytes`,
  );
}
