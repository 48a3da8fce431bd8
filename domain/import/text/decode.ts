import type { Problem } from '../../problem.ts';
import { fileProblem } from '../finding.ts';

const ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

interface Decoded {
  text: string;
  encoding: Encoding;
}

/**
 * Bytes to text by rule, not by statistics: a byte order mark decides; else strict UTF-8; else strict GB18030
 * (of which GBK and GB2312 are parts). What is none of these is refused rather than shown as nonsense.
 *
 * @example decode([0xd6, 0xd0]) → { text: '中', encoding: 'gb18030' }
 */
export function decode(bytes: Uint8Array): Decoded | Problem {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return strict(bytes.subarray(3), 'utf-8', 'utf-8-bom') ?? broken();
  if (a === 0xff && b === 0xfe) return strict(bytes.subarray(2), 'utf-16le', 'utf-16le') ?? broken();
  if (a === 0xfe && b === 0xff) return strict(bytes.subarray(2), 'utf-16be', 'utf-16be') ?? broken();
  if (bytes.indexOf(0) >= 0) return looksLikeUtf16(bytes) ? withoutMark() : notText();
  return strict(bytes, 'utf-8', 'utf-8') ?? strict(bytes, 'gb18030', 'gb18030') ?? unreadable();
}

function strict(bytes: Uint8Array, label: string, encoding: Encoding): Decoded | Problem | undefined {
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  // A file of the old days may end in Ctrl-Z.
  if (text.endsWith('\u001a')) text = text.slice(0, -1);
  return hasControls(text) ? notText() : { text, encoding };
}

/** Tabs, line ends and form feeds are text; other control characters mean a binary file. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && (code < 9 || code > 13)) return true;
  }
  return false;
}

/** Zeros in every other place only, as Latin letters, digits and commas have in UTF-16. Only names the trouble. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const zeros = [0, 0];
  const end = Math.min(bytes.length, 512);
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[i % 2]!++;
  return bytes.length % 2 === 0 && (zeros[0] === 0) !== (zeros[1] === 0);
}

const broken = () =>
  fileProblem(
    'broken-encoding',
    '文件开头标明了编码，但后面的内容不符合该编码，可能在传送中损坏。请重新导出后再上传。',
    'The file names its encoding at the beginning but does not keep to it; it may have been damaged. Export it again.',
  );

const withoutMark = () =>
  fileProblem(
    'utf-16-without-mark',
    '文件像是没有字节顺序标记的 Unicode（UTF-16）文本。请另存为“CSV UTF-8”或 .xlsx 后再上传。',
    'This looks like UTF-16 text without a byte order mark. Save it as “CSV UTF-8” or .xlsx and upload that.',
  );

const notText = () =>
  fileProblem(
    'not-a-table',
    '这不是表格文件。请上传 CSV、TSV 或 .xlsx。',
    'This is not a table. Upload CSV, TSV or .xlsx.',
  );

const unreadable = () =>
  fileProblem(
    'unknown-encoding',
    '文件既不是 UTF-8 也不是 GB18030（GBK）编码，或内容已损坏。请另存为“CSV UTF-8”或 .xlsx 后再上传。',
    'The file is neither UTF-8 nor GB18030 (GBK), or is damaged. Save it as “CSV UTF-8” or .xlsx and upload that.',
  );
