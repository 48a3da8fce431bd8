import { crc32, createInflateRaw } from 'node:zlib';
import { refuseDamaged } from '../reader/file-problem.ts';
import type { ZipEntry } from './zip-directory.ts';

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
