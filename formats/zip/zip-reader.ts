import { crc32, createInflateRaw } from 'node:zlib';
import { refuse, refuseDamaged, refuseTooLarge } from '../file-refused.ts';

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

/** Limits of an archive. A figures workbook of 200 000 rows unpacks to about 120 MB. */
export const LIMITS = {
  entries: 2000,
  /** Of one unpacked entry, and of all together. */
  size: 256 * 2 ** 20,
  totalSize: 384 * 2 ** 20,
  /** Office's own files are packed 5 to 60 times; whole sheets of empty styled cells reach 150. */
  ratio: 300,
  /** Below this size any ratio is harmless. */
  harmless: 4 * 2 ** 20,
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Reads the directory at the archive's end and holds it against the entries' own headers before anything is
 * unpacked: sizes, ratios, duplicates, names, overlaps, encryption. Whatever is wrong is a refusal.
 */
export function readZipDirectory(bytes: Buffer): Map<string, ZipEntry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const offset = bytes.readUInt32LE(end + 16);
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) refuseDamaged('压缩包分卷');
  if (count === 0xffff || offset === 0xffffffff || size === 0xffffffff) refuseTooLarge();
  if (count > LIMITS.entries) refuseTooLarge();
  if (offset + size > end) refuseDamaged('目录位置');
  const entries = new Map<string, ZipEntry>();
  const seen = new Set<string>();
  const ranges: [number, number][] = [];
  let at = offset;
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) refuseDamaged('目录');
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) refuseDamaged('目录');
    const raw = bytes.subarray(at + 46, at + 46 + nameLength);
    const entry = readEntry(bytes, at, raw, offset);
    const key = entry.name.toLowerCase();
    if (seen.has(key)) refuseDamaged('重复的部件');
    seen.add(key);
    total += entry.size;
    if (entry.size > LIMITS.size || total > LIMITS.totalSize) refuseTooLarge();
    if (entry.size > LIMITS.harmless && entry.size > entry.compressedSize * LIMITS.ratio) refuseTooLarge();
    ranges.push([bytes.readUInt32LE(at + 42), entry.start + entry.compressedSize]);
    if (!entry.name.endsWith('/')) entries.set(entry.name, entry);
    at = next;
  }
  ranges.sort((a, b) => a[0] - b[0]);
  // Overlapping entries unpack the same bytes again and again.
  ranges.forEach(([start], i) => {
    if (i > 0 && start < ranges[i - 1]![1]) refuseDamaged('部件重叠');
  });
  return entries;
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return refuseDamaged('没有压缩包目录');
}

function readEntry(bytes: Buffer, at: number, rawName: Buffer, directory: number): ZipEntry {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  if (flags & 0x2041) {
    refuse(
      'encrypted-file',
      '文件有密码保护。请在 Excel 或 WPS 里取消密码，另存后再上传。',
      'The file is protected by a password. Remove the password, save and upload it again.',
    );
  }
  if (method !== 0 && method !== 8) refuseDamaged('压缩方式');
  const name = rawName.toString('utf8').replaceAll('\\', '/');
  if (name === '' || name.includes('\u0000') || name.startsWith('/') || name.split('/').includes('..'))
    refuseDamaged('部件名');
  const compressedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > directory || bytes.readUInt32LE(local) !== LOCAL) refuseDamaged('部件位置');
  const localName = bytes.readUInt16LE(local + 26);
  const start = local + 30 + localName + bytes.readUInt16LE(local + 28);
  if (start + compressedSize > directory) refuseDamaged('部件长度');
  const same = bytes.subarray(local + 30, local + 30 + localName).equals(rawName);
  if (!same || bytes.readUInt16LE(local + 8) !== method) refuseDamaged('部件与目录不符');
  if (method === 0 && compressedSize !== size) refuseDamaged('部件长度');
  return { name, method, crc: bytes.readUInt32LE(at + 16), compressedSize, size, start };
}

/** What is unpacked at a time, and looked at before more is. */
const PIECE = 256 * 1024;

/**
 * Unpacks an entry piece by piece. Ends in a refusal as soon as more comes out than the directory declared, when
 * less does, or when the checksum is another: a wrong header costs one chunk.
 */
export async function* unpack(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = bytes.subarray(entry.start, entry.start + entry.compressedSize);
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.method === 0 ? stored(packed) : inflated(packed)) {
    size += chunk.length;
    if (size > entry.size) refuseDamaged('解压长度与目录不符');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size) refuseDamaged('解压长度与目录不符');
  if (crc !== entry.crc) refuseDamaged('校验和不符');
}

async function* stored(packed: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
}

/** The stream works through what it was given only as fast as its pieces are taken. */
async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packed);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch {
    refuseDamaged('解压失败');
  } finally {
    inflate.destroy();
  }
}
