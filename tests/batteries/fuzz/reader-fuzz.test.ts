import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { FIELDS } from '../../../domain/import/parsed-file.ts';
import { parseBytes } from '../../../formats/reader/read-file.ts';
import { type Sheet, toZip, workbookParts } from '../../support/office/workbook.ts';
import { CATALOG, contextOf, FIXTURES, inputOf } from '../../support/upload-case.ts';

const RUNS = 2000;

/** Numbers from a fixed beginning: the same files on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A file with some bytes changed, left out, doubled, or spliced with another. */
function mutate(bytes: Buffer, other: Buffer, random: (below: number) => number): Buffer {
  let mutated = Buffer.from(bytes);
  for (let i = random(6); i >= 0; i--) {
    const at = random(mutated.length + 1);
    const end = Math.min(mutated.length, at + random(40));
    const kind = random(7);
    if (kind === 0 && mutated.length > 0) mutated[at % mutated.length] = random(256);
    else if (kind === 1) mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(end)]);
    else if (kind === 2) mutated = Buffer.concat([mutated.subarray(0, end), mutated.subarray(at)]);
    else if (kind === 3)
      mutated = Buffer.concat([
        mutated.subarray(0, at),
        Buffer.from(SPICE[random(SPICE.length)]!),
        mutated.subarray(at),
      ]);
    else if (kind === 4)
      mutated = Buffer.concat([mutated.subarray(0, at), other.subarray(random(other.length))]);
    else if (kind === 5 && mutated.length > 0)
      mutated[at % mutated.length] = mutated[at % mutated.length]! ^ (1 << random(8));
    else mutated = mutated.subarray(0, mutated.length - random(20));
  }
  return mutated;
}

const SPICE = [
  '"',
  ',',
  '\n',
  '\r',
  ';',
  '\t',
  '\u0000',
  '—',
  '％',
  '2016.1',
  '1e309',
  '-',
  '999999999999999999',
  '合计',
  '注：',
  '期间',
  '同比',
  '\ufeff',
  '（',
  '=1+1',
  '#REF!',
  '1-8月',
  '亿元',
  '0.05',
  '<',
  '&amp;',
  ']]>',
  '</c>',
];

test(`${RUNS} mutated files: each is parsed or refused, none hangs, none gives nonsense`, async () => {
  const cases = readdirSync(FIXTURES).filter((name) => statSync(`${FIXTURES}/${name}`).isDirectory());
  const files = cases.map((name) => ({ bytes: inputOf(name), context: contextOf(name) }));
  const random = numbers(20_251_122);
  const indicators = new Set(CATALOG.indicators.map(({ code }) => code));
  const entities = new Set(CATALOG.entities.map(({ code }) => code));
  let parsed = 0;
  for (let run = 0; run < RUNS; run++) {
    const { bytes, context } = files[random(files.length)]!;
    const mutated = mutate(bytes, files[random(files.length)]!.bytes, random);
    const result = await parseBytes(mutated, context);
    if (isProblem(result)) continue;
    parsed++;
    for (const one of result.parsed.observations) {
      expect(indicators.has(one.indicator) && entities.has(one.entity)).toBe(true);
      expect(one.period).toMatch(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
      expect(FIELDS.some((field) => one[field] !== null)).toBe(true);
      for (const field of FIELDS) {
        expect(one[field] === null || Number.isFinite(one[field])).toBe(true);
        // Every figure knows where it stands in the file.
        expect(one.at[field] === undefined).toBe(one[field] === null);
      }
    }
  }
  expect(parsed).toBeGreaterThan(RUNS / 5);
}, 120_000);

test('500 workbooks whose parts were mutated before they were packed', async () => {
  const folders = readdirSync(FIXTURES).filter((name) => existsSync(`${FIXTURES}/${name}/input.json`));
  const books = folders.map((name) => {
    const { sheets } = JSON.parse(readFileSync(`${FIXTURES}/${name}/input.json`, 'utf8')) as {
      sheets: Sheet[];
    };
    return { parts: workbookParts(sheets), context: contextOf(name) };
  });
  const random = numbers(7);
  let read = 0;
  for (let run = 0; run < 500; run++) {
    const { parts, context } = books[random(books.length)]!;
    const victim = random(parts.length);
    const mutated = parts.map((part, i) =>
      i === victim
        ? {
            ...part,
            content: mutate(Buffer.from(part.content), Buffer.from('<c r="Z9"><v>1</v></c>'), random),
          }
        : part,
    );
    const result = await parseBytes(toZip(mutated), context);
    if (!isProblem(result)) read++;
  }
  expect(read).toBeGreaterThan(100);
}, 60_000);
