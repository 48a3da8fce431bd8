import type { Finding } from '../../../domain/import/finding.ts';
import type { Table, Visibility } from '../../../domain/import/text/table.ts';
import type { Problem } from '../../../domain/problem.ts';
import { FileRefused, refuse, refuseDamaged, refuseTooLarge } from '../../file-refused.ts';
import { resolvePath } from '../../opc/opc-reader.ts';
import { attribute } from '../../xml/xml-reader.ts';
import { ZipArchive, type ZipEntry, type ZipRules } from '../../zip/zip-reader.ts';
import { type NumberStyle, stylesHandler } from './number-formats.ts';
import { sharedStringsHandler } from './shared-strings.ts';
import { workbookNotices } from './workbook-notices.ts';
import { type SheetContext, worksheetHandler } from './worksheet-reader.ts';
import { scanPart } from './xml-part.ts';

export interface Workbook {
  tables: Table[];
  findings: Finding[];
}

/** A figures workbook of 200 000 rows unpacks to about 120 MB. */
const RULES: ZipRules = {
  entries: 2000,
  size: 256 * 2 ** 20,
  totalSize: 384 * 2 ** 20,
  /** Office's own files are packed 5 to 60 times; whole sheets of empty styled cells reach 150. */
  ratio: 300,
  harmless: 4 * 2 ** 20,
  forbidden: /\0/,
  refuse: {
    tooLarge: refuseTooLarge,
    encrypted() {
      refuse(
        'encrypted-file',
        '文件有密码保护。请在 Excel 或 WPS 里取消密码，另存后再上传。',
        'The file is protected by a password. Remove the password, save and upload it again.',
      );
    },
    name: refuseDamaged,
    damaged: refuseDamaged,
  },
};
const MOST_SHEETS = 500;
const MOST_RELATIONS = 5000;

/**
 * Reads an .xlsx: the directory first, then only the parts that hold cells. Nothing is run, nothing is followed:
 * macros, embedded objects and links to other files are reported and left alone. To be called in a process of its
 * own; memory and time are its parent's business.
 */
export async function readWorkbook(
  bytes: Buffer,
  onRows?: (rows: number) => void,
): Promise<Workbook | Problem> {
  try {
    return await read(bytes, onRows);
  } catch (error) {
    if (error instanceof FileRefused) return error.problem;
    throw error;
  }
}

async function read(bytes: Buffer, onRows?: (rows: number) => void): Promise<Workbook> {
  const archive = new ZipArchive(bytes, RULES);
  const { entries } = archive;
  const main = await findMain(archive);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = await readRelations(archive, main);
  const { sheets, from1904 } = await readSheetList(archive, get(entries, main));
  const part = (kind: string): ZipEntry | undefined => {
    const relation = [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`));
    return relation && entries.get(resolvePath(folder, relation.target));
  };
  const strings: string[] = [];
  const stringsPart = part('sharedStrings');
  if (stringsPart) await scanPart(archive, stringsPart, sharedStringsHandler(strings));
  const styles: NumberStyle[] = [];
  const stylesPart = part('styles');
  if (stylesPart) await scanPart(archive, stylesPart, stylesHandler(styles));
  const context: SheetContext = {
    strings,
    styles,
    from1904,
    counted: { rows: 0, cells: 0, scaled: 0, unseen: 0 },
    ...(onRows ? { onRows } : {}),
  };
  const tables: Table[] = [];
  for (const { name, id, visibility } of sheets) {
    const relation = relations.get(id);
    if (!relation) refuseDamaged('工作表关系');
    if (!relation.type.endsWith('/worksheet')) continue;
    const table: Table = { name, visibility, rows: [], merges: [], hiddenColumns: [], formulas: 0 };
    const entry = get(entries, resolvePath(folder, relation.target));
    if (visibility === 'visible') await scanPart(archive, entry, worksheetHandler(table, context));
    tables.push(table);
  }
  if (tables.length === 0) refuseDamaged('没有工作表');
  return { tables, findings: tell(entries, tables, context) };
}

function get(entries: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry {
  const entry = entries.get(name);
  if (entry) return entry;
  const lower = name.toLowerCase();
  for (const [other, found] of entries) if (other.toLowerCase() === lower) return found;
  return refuseDamaged('缺少部件');
}

/** The workbook's own part, or a sentence about what the archive is instead. */
async function findMain(archive: ZipArchive): Promise<string> {
  const { entries } = archive;
  const names = [...entries.keys()];
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/i))
    saveAgain('这是二进制工作簿（.xlsb）', 'This is a binary workbook (.xlsb)');
  if (has(/^content\.xml$/i))
    saveAgain('这是 OpenDocument 表格（.ods）', 'This is an OpenDocument spreadsheet (.ods)');
  if (has(/^word\//i)) saveAgain('这是 Word 文档，不是表格', 'This is a Word document, not a table');
  if (has(/^ppt\//i)) saveAgain('这是演示文稿，不是表格', 'This is a presentation, not a table');
  if (!has(/^\[content_types\]\.xml$/i))
    refuse(
      'archive',
      '这是压缩包，不是表格。请解压后上传里面的 .xlsx 或 CSV 文件。',
      'This is an archive, not a table. Unpack it and upload the .xlsx or CSV inside.',
    );
  const root = entries.get('_rels/.rels');
  if (root) {
    const relations = await readRelations(archive, '');
    const main = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'));
    if (main) return main.target.replace(/^\//, '');
  }
  return has(/^xl\/workbook\.xml$/i) ? 'xl/workbook.xml' : refuseDamaged('缺少 workbook.xml');
}

function saveAgain(zh: string, en: string): never {
  refuse(
    'other-format',
    `${zh}。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。`,
    `${en}. Open it in Excel or WPS, save it as .xlsx and upload that.`,
  );
}

interface Relation {
  type: string;
  target: string;
}

/** Relations of a part; those that point outside the file are not among them. */
async function readRelations(archive: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const entry = archive.entries.get(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const relations = new Map<string, Relation>();
  if (!entry) return relations;
  await scanPart(archive, entry, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      if (relations.size >= MOST_RELATIONS) refuseTooLarge();
      if (attribute(attributes, 'TargetMode') === 'External') return;
      const id = attribute(attributes, 'Id');
      const target = attribute(attributes, 'Target');
      if (id && relations.has(id)) refuseDamaged('重复的关系');
      if (id && target) relations.set(id, { type: attribute(attributes, 'Type') ?? '', target });
    },
    close() {},
  });
  return relations;
}

interface SheetEntry {
  name: string;
  id: string;
  visibility: Visibility;
}

async function readSheetList(
  archive: ZipArchive,
  entry: ZipEntry,
): Promise<{ sheets: SheetEntry[]; from1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await scanPart(archive, entry, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      if (sheets.length >= MOST_SHEETS) refuseTooLarge();
      const state = attribute(attributes, 'state');
      const id = prefixedId(attributes);
      if (!id) return;
      sheets.push({
        name: (attribute(attributes, 'name') ?? '').slice(0, 100),
        id,
        visibility: state === 'hidden' ? 'hidden' : state === 'veryHidden' ? 'very-hidden' : 'visible',
      });
    },
    close() {},
  });
  return { sheets, from1904 };
}

/** `r:id`, whatever the prefix; looked for outside the other attributes' values, where a sheet's name may imitate it. */
function prefixedId(attributes: string): string | undefined {
  for (const [, name, quoted] of attributes.matchAll(/([\w.:-]+)\s*=\s*("[^"]*"|'[^']*')/g))
    if (/^[\w-]+:id$/.test(name!)) return quoted!.slice(1, -1);
  return undefined;
}

/** What was found and not read, to be reported. */
function tell(
  entries: ReadonlyMap<string, ZipEntry>,
  tables: readonly Table[],
  { counted }: SheetContext,
): Finding[] {
  const names = [...entries.keys()].map((name) => name.toLowerCase());
  const has = (test: (name: string) => boolean): boolean => names.some(test);
  return workbookNotices({
    macros: has((name) => name.endsWith('vbaproject.bin')),
    links: has((name) => name.startsWith('xl/externallinks/') || name === 'xl/connections.xml'),
    objects: has(
      (name) => /^xl\/(embeddings|activex)\//.test(name) || /\.(zip|rar|7z|exe|docx|xlsm?)$/.test(name),
    ),
    formulas: tables.reduce((sum, table) => sum + table.formulas, 0),
    scaled: counted.scaled,
    unseen: counted.unseen,
  });
}
