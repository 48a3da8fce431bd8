import { fileProblem } from '../../domain/import/finding.ts';
import { emptyFile } from '../../domain/import/text/text-table.ts';
import type { Problem } from '../../domain/problem.ts';

/** A file over this is refused before it is looked at. */
const MOST_BYTES = 20 * 2 ** 20;

/** The kind of a file by its first bytes, whatever its name. For other formats the problem says how to save the file. */
export function fileKind(bytes: Buffer): 'workbook' | 'old-workbook' | 'text' | Problem {
  if (bytes.length === 0) return emptyFile();
  if (bytes.length > MOST_BYTES) return tooManyBytes(bytes.length);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'workbook';
  if (startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return emptyFile();
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    return compoundFile(bytes) ?? 'old-workbook';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return notATable('PDF 文件', 'a PDF');
  if (
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) ||
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    startsWith(bytes, [0x47, 0x49, 0x46, 0x38])
  )
    return notATable('图片', 'a picture');
  if (
    startsWith(bytes, [0x52, 0x61, 0x72, 0x21]) ||
    startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf]) ||
    startsWith(bytes, [0x1f, 0x8b])
  )
    return fileProblem(
      'archive',
      '这是压缩包，不是表格。请解压后上传里面的 .xlsx 或 CSV 文件。',
      'This is an archive, not a table. Unpack it and upload the .xlsx or CSV inside.',
    );
  // BIFF before Excel 97 has no container around it.
  if (bytes[0] === 0x09 && bytes[1]! <= 0x08 && (bytes[1]! & 1) === 0 && bytes[3] === 0) return oldWorkbook();
  return 'text';
}

function tooManyBytes(size: number): Problem {
  const megabytes = (size / 2 ** 20).toFixed(0);
  return fileProblem(
    'file-too-large',
    `文件有 ${megabytes} MB，超过 20 MB 的上限。请只保留需要的工作表和行，或分成几个文件上传。`,
    `The file has ${megabytes} MB, more than the 20 MB that are read. Keep only the sheets and rows needed, or upload it in parts.`,
  );
}

/** The old container may hold Excel 97–2003, a new workbook locked with a password, or something else. */
function compoundFile(bytes: Buffer): Problem | undefined {
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage'))
    return fileProblem(
      'encrypted-file',
      '文件有密码保护。请在 Excel 或 WPS 里取消密码，另存后再上传。',
      'The file is protected by a password. Remove the password, save and upload it again.',
    );
  if (has('WordDocument')) return notATable('Word 文档', 'a Word document');
  if (has('PowerPoint Document')) return notATable('演示文稿', 'a presentation');
  return undefined;
}

const oldWorkbook = (): Problem =>
  fileProblem(
    'old-workbook',
    '这是很旧的 Excel 工作簿（.xls）。请用 Excel 或 WPS 打开，选“另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传。',
    'This is a very old Excel workbook (.xls). Open it in Excel or WPS, choose Save As, type “Excel Workbook (*.xlsx)”, and upload that.',
  );

const notATable = (zh: string, en: string): Problem =>
  fileProblem(
    'not-a-table',
    `这是${zh}，不是表格。请上传 CSV、TSV 或 .xlsx。`,
    `This is ${en}, not a table. Upload CSV, TSV or .xlsx.`,
  );

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
