import { isUtf8 } from 'node:buffer';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';

/** One file inside the archive, as its directory declares it; nothing has been unpacked yet. */
export interface ZipEntry {
  name: string;
  method: 0 | 8;
  crc: number;
  compressedSize: number;
  size: number;
  /** Where its packed bytes begin. */
  start: number;
}

/** What an archive of one kind of file may hold, and how it is refused. All sizes are bytes. */
export interface ZipRules {
  entries: number;
  /** Of one unpacked entry, and of all together. */
  size: number;
  totalSize: number;
  /** Largest ratio of unpacked to packed size; below `harmless` any ratio is accepted. */
  ratio: number;
  harmless: number;
  /** What no name may contain. */
  forbidden: RegExp;
  /** Each throws a FileRefused with the sentence for this kind of file. */
  refuse: {
    tooLarge(): never;
    encrypted(): never;
    /** A name that is unsafe or used twice. */
    name(what: string): never;
    /** The archive contradicts itself or is cut off. */
    damaged(what: string): never;
  };
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Bits of an entry's flags: encrypted, strongly encrypted, directory encrypted. */
const ENCRYPTED = 0x2041;
/** Most bytes that are unpacked at a time when an entry is streamed. */
const CHUNK = 256 * 1024;

/**
 * A zip archive of unknown origin. The constructor compares the directory at its end with the entries' own headers
 * before anything is unpacked: sizes, ratios, duplicates, names, overlaps, encryption.
 *
 * @throws FileRefused from the constructor and while unpacking
 */
export class ZipArchive {
  /** In the directory's order, without folders. */
  readonly entries = new Map<string, ZipEntry>();
  readonly #bytes: Buffer;
  readonly #rules: ZipRules;

  constructor(bytes: Uint8Array, rules: ZipRules) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#rules = rules;
    this.#readDirectory();
  }

  /** Unpacks an entry at once. */
  read(entry: ZipEntry): Buffer {
    const packed = this.#packed(entry);
    const content = entry.method === 0 ? packed : this.#inflate(packed, entry.size);
    this.#check(entry, content.length, crc32(content));
    return content;
  }

  /** Unpacks an entry in chunks and stops at the first chunk beyond the declared size. */
  async *stream(entry: ZipEntry): AsyncGenerator<Buffer> {
    const packed = this.#packed(entry);
    let size = 0;
    let crc = 0;
    for await (const chunk of entry.method === 0 ? chunksOf(packed) : this.#inflateChunks(packed)) {
      size += chunk.length;
      if (size > entry.size) this.#rules.refuse.damaged('解压长度与目录不符');
      crc = crc32(chunk, crc);
      yield chunk;
    }
    this.#check(entry, size, crc);
  }

  #packed({ start, compressedSize }: ZipEntry): Buffer {
    return this.#bytes.subarray(start, start + compressedSize);
  }

  #check(entry: ZipEntry, size: number, crc: number): void {
    const { refuse } = this.#rules;
    if (size !== entry.size) refuse.damaged('解压长度与目录不符');
    if (crc !== entry.crc) refuse.damaged('校验和不符');
  }

  #inflate(packed: Buffer, size: number): Buffer {
    try {
      // One chunk of the whole size, and a byte to see the end: the content is not copied together from pieces.
      return inflateRawSync(packed, {
        chunkSize: Math.max(64, size + 1),
        maxOutputLength: Math.max(1, size),
      });
    } catch {
      return this.#rules.refuse.damaged('解压失败');
    }
  }

  /** The stream inflates only as fast as its chunks are taken. */
  async *#inflateChunks(packed: Buffer): AsyncGenerator<Buffer> {
    const inflate = createInflateRaw({ chunkSize: CHUNK });
    inflate.end(packed);
    try {
      for await (const chunk of inflate) yield chunk as Buffer;
    } catch {
      this.#rules.refuse.damaged('解压失败');
    } finally {
      inflate.destroy();
    }
  }

  #readDirectory(): void {
    const bytes = this.#bytes;
    const { refuse, ...limits } = this.#rules;
    const end = this.#findEnd();
    const count = bytes.readUInt16LE(end + 10);
    const size = bytes.readUInt32LE(end + 12);
    const offset = bytes.readUInt32LE(end + 16);
    if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count)
      refuse.damaged('压缩包分卷');
    if (count === 0xffff || offset === 0xffffffff || size === 0xffffffff) refuse.tooLarge();
    if (count > limits.entries) refuse.tooLarge();
    if (offset + size > end) refuse.damaged('目录位置');
    const seen = new Set<string>();
    const ranges: [number, number][] = [];
    let at = offset;
    let total = 0;
    for (let i = 0; i < count; i++) {
      if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) refuse.damaged('目录');
      const nameLength = bytes.readUInt16LE(at + 28);
      const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
      if (next > end) refuse.damaged('目录');
      const entry = this.#readEntry(at, bytes.subarray(at + 46, at + 46 + nameLength), offset);
      const key = entry.name.toLowerCase();
      if (seen.has(key)) refuse.name('重复的部件');
      seen.add(key);
      total += entry.size;
      if (entry.size > limits.size || total > limits.totalSize) refuse.tooLarge();
      if (entry.size > limits.harmless && entry.size > entry.compressedSize * limits.ratio) refuse.tooLarge();
      ranges.push([bytes.readUInt32LE(at + 42), entry.start + entry.compressedSize]);
      if (!entry.name.endsWith('/')) this.entries.set(entry.name, entry);
      at = next;
    }
    ranges.sort((a, b) => a[0] - b[0]);
    // Overlapping entries unpack the same bytes again and again.
    ranges.forEach(([start], i) => {
      if (i > 0 && start < ranges[i - 1]![1]) refuse.damaged('部件重叠');
    });
  }

  #findEnd(): number {
    const bytes = this.#bytes;
    const lowest = Math.max(0, bytes.length - 22 - 0xffff);
    for (let at = bytes.length - 22; at >= lowest; at--) {
      if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
    }
    return this.#rules.refuse.damaged('没有压缩包目录');
  }

  #readEntry(at: number, rawName: Buffer, directory: number): ZipEntry {
    const bytes = this.#bytes;
    const { refuse, forbidden } = this.#rules;
    if (bytes.readUInt16LE(at + 8) & ENCRYPTED) refuse.encrypted();
    const method = bytes.readUInt16LE(at + 10);
    if (method !== 0 && method !== 8) return refuse.damaged('压缩方式');
    const written = rawName.toString(isUtf8(rawName) ? 'utf8' : 'latin1');
    const name = written.replaceAll('\\', '/');
    if (name === '' || forbidden.test(written) || name.startsWith('/') || name.split('/').includes('..'))
      refuse.name('部件名');
    const compressedSize = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > directory || bytes.readUInt32LE(local) !== LOCAL) refuse.damaged('部件位置');
    const localName = bytes.readUInt16LE(local + 26);
    const start = local + 30 + localName + bytes.readUInt16LE(local + 28);
    if (start + compressedSize > directory) refuse.damaged('部件长度');
    const same = bytes.subarray(local + 30, local + 30 + localName).equals(rawName);
    if (!same || bytes.readUInt16LE(local + 8) !== method) refuse.damaged('部件与目录不符');
    if (method === 0 && compressedSize !== size) refuse.damaged('部件长度');
    return { name, method, crc: bytes.readUInt32LE(at + 16), compressedSize, size, start };
  }
}

function* chunksOf(stored: Buffer): Generator<Buffer> {
  for (let at = 0; at < stored.length; at += CHUNK) yield stored.subarray(at, at + CHUNK);
}
