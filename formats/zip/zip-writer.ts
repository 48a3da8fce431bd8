import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';

/** One file to be written into an archive. */
interface Entry {
  name: Uint8Array;
  crc: number;
  size: number;
  packed: Uint8Array;
}

/** 1980-01-01 00:00, the first moment that a zip can name: the same input gives the same bytes. */
const DATE = 0x0021;
const METHOD_DEFLATE = 8;
const UTF8_NAMES = 0x0800;
const VERSION = 20;

/**
 * A zip archive, deflated, without directory entries, in the order given. Every file is packed as it is added, so
 * that a long export can breathe in between; the deflater is plain JavaScript, so that every machine packs alike.
 */
export class ZipWriter {
  readonly #entries: Entry[] = [];
  readonly #names = new Set<string>();

  /** @throws when the archive already has a file of this name, in whatever case */
  add(path: string, content: string | Uint8Array): void {
    const key = path.toLowerCase();
    if (this.#names.has(key)) throw new Error(`twice in one archive: ${path}`);
    this.#names.add(key);
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    this.#entries.push({
      name: Buffer.from(path, 'utf8'),
      crc: crc32(bytes),
      size: bytes.length,
      packed: deflateSync(bytes, { level: 6 }),
    });
  }

  /** The whole archive; `first` is put before all others (readers look there to know what kind of file it is). */
  finish(first?: string): Uint8Array {
    const entries = [...this.#entries];
    const at =
      first === undefined ? -1 : entries.findIndex(({ name }) => Buffer.from(name).toString() === first);
    if (at > 0) entries.unshift(...entries.splice(at, 1));
    const parts: Uint8Array[] = [];
    const directory: Uint8Array[] = [];
    let offset = 0;
    for (const entry of entries) {
      const local = localHeader(entry);
      directory.push(centralHeader(entry, offset));
      parts.push(local, entry.packed);
      offset += local.length + entry.packed.length;
    }
    const size = directory.reduce((sum, { length }) => sum + length, 0);
    return Buffer.concat([...parts, ...directory, endRecord(entries.length, size, offset)]);
  }
}

function localHeader({ name, crc, size, packed }: Entry): Uint8Array {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  describe(header, 6, crc, packed.length, size, name.length);
  header.set(name, 30);
  return header;
}

function centralHeader({ name, crc, size, packed }: Entry, offset: number): Uint8Array {
  const header = Buffer.alloc(46 + name.length);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  describe(header, 8, crc, packed.length, size, name.length);
  header.writeUInt32LE(offset, 42);
  header.set(name, 46);
  return header;
}

/** What both headers say in the same order: flags, method, moment, checksum, sizes, length of the name. */
function describe(
  header: Buffer,
  at: number,
  crc: number,
  packed: number,
  size: number,
  nameLength: number,
): void {
  header.writeUInt16LE(UTF8_NAMES, at);
  header.writeUInt16LE(METHOD_DEFLATE, at + 2);
  header.writeUInt16LE(0, at + 4);
  header.writeUInt16LE(DATE, at + 6);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(packed, at + 12);
  header.writeUInt32LE(size, at + 16);
  header.writeUInt16LE(nameLength, at + 20);
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
