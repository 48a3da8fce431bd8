import { unzipSync } from 'fflate';
import { LARGEST_REFILL_BYTES } from '../../domain/decks/export-job.ts';
import { FileRefused, fileRefused } from '../file-refused.ts';

/** What an uploaded deck may weigh; Office's own decks stay far below, and a bomb stops here. */
const ARCHIVE_LIMITS = {
  bytes: LARGEST_REFILL_BYTES,
  entries: 5000,
  unpacked: 160 * 2 ** 20,
  ratio: 300,
} as const;

/**
 * The parts of an Office file by path, in the file's own order. Sizes are judged by the directory before anything is
 * unpacked, and nothing is unpacked beyond what the directory says.
 *
 * @throws FileRefused
 */
export function readArchive(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > ARCHIVE_LIMITS.bytes) throw tooLarge();
  if (OLD_OR_LOCKED.every((byte, at) => bytes[at] === byte)) {
    throw fileRefused(
      'old-or-locked',
      '文件是旧版 PPT 或加了密码，请在 PowerPoint 或 WPS 里另存为不加密的 PPTX',
      'The file is an old PPT or has a password; save it as a PPTX without one',
    );
  }
  let unpacked = 0;
  const names = new Set<string>();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (name.endsWith('/')) return false;
        unpacked += originalSize;
        const key = name.toLowerCase();
        if (
          names.has(key) ||
          !/^[^\\:]+$/.test(name) ||
          name.split('/').includes('..') ||
          name.startsWith('/')
        ) {
          throw fileRefused(
            'bad-archive',
            '压缩包内有重复或非法的文件名',
            'The archive has a name twice or an unsafe one',
          );
        }
        names.add(key);
        const bomb = originalSize > 2 ** 20 && originalSize > size * ARCHIVE_LIMITS.ratio;
        if (bomb || unpacked > ARCHIVE_LIMITS.unpacked || names.size > ARCHIVE_LIMITS.entries)
          throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw notADeck();
  }
  const parts = new Map(Object.entries(files));
  const types = parts.get('[Content_Types].xml');
  if (!types || !parts.has('ppt/presentation.xml')) throw notADeck();
  const isForMacros = /macroEnabled/i.test(new TextDecoder().decode(types));
  if (isForMacros || [...parts.keys()].some((name) => /vbaProject|activeX/i.test(name))) {
    throw fileRefused('macros', '文件带有宏或控件，请另存为普通 PPTX', 'The file has macros or controls');
  }
  return parts;
}

/** How files of Office before 2007 begin, and what Office wraps a file with a password in. */
const OLD_OR_LOCKED = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function notADeck(): FileRefused {
  return fileRefused('not-a-deck', '不是有效的 PPTX 文件', 'Not a valid PPTX file');
}

function tooLarge(): FileRefused {
  return fileRefused(
    'too-large',
    '文件过大，或解压后过大，没有读取',
    'The file is too large, or unpacks to too much, and was not read',
  );
}
