import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDeckWorkbook } from '../formats/xlsx/write/deck-workbook.ts';
import { openXmlErrorsOf } from '../tests/support/office/open-xml-file.ts';
import { randomDeck } from '../tests/support/zone/random-deck.ts';

/** Maximum number of pages per deck; long tables continue, so a deck has one to some dozens of slides. */
const PAGES = 14;

/**
 * Writes random decks to test other programs with: hostile names, zeros, gaps, negative numbers, numbers of thirteen
 * digits. A deck depends on its seed alone. With `--sdk` each is validated by the Open XML SDK.
 *
 *     node --import ./tests/support/typescript.js bench/random-decks.ts FOLDER [COUNT = 200] [FIRST SEED = 0] [--sdk]
 */
async function main(words: readonly string[]): Promise<void> {
  const [folder, count = '200', first = '0'] = words.filter((word) => word !== '--sdk');
  if (!folder) throw new Error('Which folder?');
  await mkdir(folder, { recursive: true });
  let faulty = 0;
  for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
    const { bytes, contents, facts, language } = await randomDeck(seed, PAGES);
    const name = join(folder, `random-${String(seed).padStart(4, '0')}`);
    await writeFile(`${name}.pptx`, bytes);
    if (!words.includes('--sdk')) continue;
    await writeFile(`${name}.xlsx`, writeDeckWorkbook(contents, facts, language));
    const errors = [...(await openXmlErrorsOf(`${name}.pptx`)), ...(await openXmlErrorsOf(`${name}.xlsx`))];
    if (errors.length > 0) faulty += 1;
    for (const error of errors) console.error(`seed ${seed}: ${error}`);
  }
  console.log(`${count} decks in ${folder}${words.includes('--sdk') ? `, ${faulty} with faults` : ''}`);
  if (faulty > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
