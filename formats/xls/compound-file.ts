import { refuseDamaged } from '../file-refused.ts';

/**
 * The old container of Excel 97–2003: a little file system of sectors. Only what is needed to take one stream out
 * of it is read, and every chain is followed for at most as many steps as the file has sectors.
 */
export interface CompoundFile {
  names: string[];
  /** A stream's bytes by its name, or undefined. */
  stream(name: string): Buffer | undefined;
}

const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
const MOST_ENTRIES = 10_000;

export function openCompoundFile(bytes: Buffer): CompoundFile {
  if (bytes.length < 512) refuseDamaged('容器头');
  const shift = bytes.readUInt16LE(30);
  const miniShift = bytes.readUInt16LE(32);
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) refuseDamaged('容器头');
  const size = 2 ** shift;
  const sectors = Math.floor(bytes.length / size);
  const sector = (index: number): Buffer => {
    const at = (index + 1) * size;
    if (index >= sectors || at >= bytes.length) refuseDamaged('容器扇区');
    return bytes.subarray(at, at + size);
  };
  const table = readTable(bytes, sector, sectors, size);
  const chain = (first: number): number[] => follow(first, table, sectors);
  const join = (indexes: readonly number[]): Buffer => Buffer.concat(indexes.map(sector));
  const entries = readEntries(join(chain(bytes.readUInt32LE(48))));
  const root = entries.find(({ type }) => type === 5) ?? refuseDamaged('容器目录');
  const cutoff = bytes.readUInt32LE(56);
  const readMini = (first: number): Buffer => {
    const miniTable = toNumbers(join(chain(bytes.readUInt32LE(60))));
    const whole = join(chain(root.start));
    const small = 2 ** miniShift;
    return Buffer.concat(
      follow(first, miniTable, miniTable.length).map((index) =>
        whole.subarray(index * small, (index + 1) * small),
      ),
    );
  };
  return {
    names: entries.map(({ name }) => name),
    stream(name) {
      const entry = entries.find((one) => one.type === 2 && one.name.toLowerCase() === name.toLowerCase());
      if (!entry) return undefined;
      const data = entry.size < cutoff ? readMini(entry.start) : join(chain(entry.start));
      if (data.length < entry.size) refuseDamaged('容器长度');
      return data.subarray(0, entry.size);
    },
  };
}

/** The sector allocation table: its first 109 sectors are named in the header, the rest in sectors of their own. */
function readTable(
  bytes: Buffer,
  sector: (index: number) => Buffer,
  sectors: number,
  size: number,
): number[] {
  const count = bytes.readUInt32LE(44);
  if (count > sectors) refuseDamaged('容器分配表');
  const places: number[] = [];
  for (let i = 0; i < 109 && places.length < count; i++) places.push(bytes.readUInt32LE(76 + i * 4));
  let next = bytes.readUInt32LE(68);
  for (let steps = 0; next < END_OF_CHAIN && places.length < count && steps <= sectors; steps++) {
    const numbers = toNumbers(sector(next));
    places.push(...numbers.slice(0, size / 4 - 1).slice(0, count - places.length));
    next = numbers[size / 4 - 1]!;
  }
  return places.filter((place) => place !== FREE).flatMap((place) => toNumbers(sector(place)));
}

function follow(first: number, table: readonly number[], most: number): number[] {
  const chain: number[] = [];
  for (let index = first; index !== END_OF_CHAIN && index !== FREE; ) {
    if (index >= table.length || chain.length > most) refuseDamaged('容器链');
    chain.push(index);
    index = table[index]!;
  }
  return chain;
}

function toNumbers(bytes: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}

interface Entry {
  name: string;
  type: number;
  start: number;
  size: number;
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length && entries.length < MOST_ENTRIES; at += 128) {
    const length = Math.min(directory.readUInt16LE(at + 64), 64);
    const type = directory[at + 66]!;
    if (type === 0) continue;
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      type,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}
