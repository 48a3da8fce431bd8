import { LARGEST_REFILL_BYTES } from '../../domain/decks/export-job.ts';
import { type FileRefused, fileRefused, refuse } from '../file-refused.ts';
import { ZipArchive, type ZipRules } from '../zip/zip-reader.ts';

/** Office's own decks stay far below these limits. */
const RULES: ZipRules = {
  entries: 5000,
  size: 160 * 2 ** 20,
  totalSize: 160 * 2 ** 20,
  ratio: 300,
  harmless: 2 ** 20,
  forbidden: /[\\:\0]/,
  refuse: {
    tooLarge() {
      throw tooLarge();
    },
    encrypted() {
      throw oldOrLocked();
    },
    name() {
      refuse('bad-archive', '压缩包内有重复或非法的文件名', 'The archive has a name twice or an unsafe one');
    },
    damaged() {
      throw notADeck();
    },
  },
};

/**
 * The parts of an uploaded deck by path, in the file's own order, all unpacked.
 *
 * @throws FileRefused
 */
export function readDeckParts(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > LARGEST_REFILL_BYTES) throw tooLarge();
  if (OLD_OR_LOCKED.every((byte, at) => bytes[at] === byte)) throw oldOrLocked();
  const archive = new ZipArchive(bytes, RULES);
  const { entries } = archive;
  if (!entries.has('[Content_Types].xml') || !entries.has('ppt/presentation.xml')) throw notADeck();
  const parts = new Map([...entries].map(([name, entry]) => [name, archive.read(entry)]));
  const isForMacros = /macroEnabled/i.test(new TextDecoder().decode(parts.get('[Content_Types].xml')));
  if (isForMacros || [...parts.keys()].some((name) => /vbaProject|activeX/i.test(name))) {
    refuse('macros', '文件带有宏或控件，请另存为普通 PPTX', 'The file has macros or controls');
  }
  return parts;
}

/** How files of Office before 2007 begin, and what Office wraps a file with a password in. */
const OLD_OR_LOCKED = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function oldOrLocked(): FileRefused {
  return fileRefused(
    'old-or-locked',
    '文件是旧版 PPT 或加了密码，请在 PowerPoint 或 WPS 里另存为不加密的 PPTX',
    'The file is an old PPT or has a password; save it as a PPTX without one',
  );
}

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
