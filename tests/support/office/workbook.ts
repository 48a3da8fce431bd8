import { crc32, deflateRawSync } from 'node:zlib';

/** A file inside an archive, with ways to lie about it. */
export interface ZipPart {
  name: string;
  content: string | Buffer;
  /** Stored instead of packed. */
  stored?: boolean;
  /** Sizes, checksum, flags and local name to declare instead of the true ones. */
  declaredSize?: number;
  declaredPackedSize?: number;
  declaredCrc?: number;
  flags?: number;
  localName?: string;
  /** Points at the bytes of an earlier part, by its name. */
  overlaps?: string;
}

/** A ZIP archive of the parts, in order. */
export function toZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  const offsets = new Map<string, number>();
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.stored ? content : deflateRawSync(content);
    const name = Buffer.from(part.name);
    const localName = Buffer.from(part.localName ?? part.name);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(part.flags ?? 0, 2);
    fields.writeUInt16LE(part.stored ? 0 : 8, 4);
    fields.writeUInt32LE(part.declaredCrc ?? crc32(content), 10);
    fields.writeUInt32LE(part.declaredPackedSize ?? packed.length, 14);
    fields.writeUInt32LE(part.declaredSize ?? content.length, 18);
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20),
      fields.subarray(2),
      u16(localName.length),
      u16(0),
      localName,
      packed,
    ]);
    const at = part.overlaps === undefined ? offset : offsets.get(part.overlaps)!;
    const central = Buffer.concat([
      u32(0x02014b50),
      u16(20),
      u16(20),
      fields.subarray(2),
      u16(name.length),
      Buffer.alloc(12),
      u32(at),
      name,
    ]);
    centrals.push(central);
    if (part.overlaps === undefined) {
      offsets.set(part.name, offset);
      locals.push(local);
      offset += local.length;
    }
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(parts.length),
    u16(parts.length),
    u32(directory.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...locals, directory, end]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export type SheetCell =
  | string
  | number
  | null
  | {
      value?: number | string;
      format?: 'percent' | 'date' | 'scaled';
      formula?: string;
      error?: string;
      shared?: boolean;
    };

export interface Sheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  rows: readonly (readonly SheetCell[])[];
  merges?: readonly string[];
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  /** The whole worksheet part instead. */
  xml?: string;
}

export interface WorkbookOptions {
  date1904?: boolean;
  /** Parts to add, or to put in place of those of the same name. */
  parts?: readonly ZipPart[];
  sharedStrings?: readonly string[];
}

const FORMATS = { percent: 1, date: 2, scaled: 3 };
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx with the sheets, written from nothing: what offices write, without their decoration. */
export function toWorkbook(sheets: readonly Sheet[], options: WorkbookOptions = {}): Buffer {
  return toZip(workbookParts(sheets, options));
}

export function workbookParts(
  sheets: readonly Sheet[],
  { date1904, parts = [], sharedStrings = [] }: WorkbookOptions = {},
): ZipPart[] {
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${toXmlText(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const all: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map((_, i): [string, string, string] => [
          `rId${i + 1}`,
          'worksheet',
          `worksheets/sheet${i + 1}.xml`,
        ]),
        ['rId9001', 'styles', 'styles.xml'],
        ['rId9002', 'sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0!.0000"/></numFmts><cellStyleXfs><xf numFmtId="10"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${MAIN}">${sharedStrings.map((text) => `<si><t xml:space="preserve">${toXmlText(text)}</t></si>`).join('')}</sst>`,
    },
    ...sheets.map((sheet, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: sheet.xml ?? sheetXml(sheet),
    })),
  ];
  const replaced = new Map(parts.map((part) => [part.name, part]));
  return [
    ...all.map((part) => replaced.get(part.name) ?? part),
    ...parts.filter(({ name }) => !all.some((part) => part.name === name)),
  ];
}

function relations(list: [string, string, string][]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

export function sheetXml({
  rows,
  merges = [],
  hiddenRows = [],
  hiddenColumns = [],
}: Omit<Sheet, 'name'>): string {
  const columns = hiddenColumns
    .map((column) => `<col min="${column}" max="${column}" width="9" hidden="1"/>`)
    .join('');
  const body = rows.map((cells, i) => {
    const hidden = hiddenRows.includes(i + 1) ? ' hidden="1"' : '';
    return `<row r="${i + 1}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`)).join('')}</row>`;
  });
  const merged =
    merges.length > 0
      ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${body.join('')}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: SheetCell, reference: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${toXmlText(cell)}</t></is></c>`;
  const style = cell.format ? ` s="${FORMATS[cell.format]}"` : '';
  const formula = cell.formula === undefined ? '' : `<f>${toXmlText(cell.formula)}</f>`;
  if (cell.error) return `<c r="${reference}" t="e">${formula}<v>${cell.error}</v></c>`;
  const type = cell.shared ? ' t="s"' : typeof cell.value === 'string' ? ' t="str"' : '';
  const value = cell.value === undefined ? '' : `<v>${toXmlText(String(cell.value))}</v>`;
  return `<c r="${reference}"${style}${type}>${formula}${value}</c>`;
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function toXmlText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
