import { refuseDamaged } from '../../file-refused.ts';
import { type XmlHandler, XmlScanner } from '../../xml/xml-reader.ts';
import type { ZipArchive, ZipEntry } from '../../zip/zip-reader.ts';

/** Unpacks an XML part and scans it in chunks. UTF-8, or UTF-16 with a byte order mark; Office writes nothing else. */
export async function scanPart(archive: ZipArchive, entry: ZipEntry, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  let decoder: TextDecoder | null = null;
  for await (const chunk of archive.stream(entry)) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    scanner.push(decode(decoder, chunk));
  }
  if (decoder) scanner.push(decode(decoder));
  scanner.end();
}

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    return refuseDamaged('XML 编码');
  }
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    head.subarray(0, 200).toString('latin1'),
  )?.[1];
  if (declared && !/^(utf-?8|us-ascii)$/i.test(declared)) refuseDamaged('XML 编码');
  return 'utf-8';
}
