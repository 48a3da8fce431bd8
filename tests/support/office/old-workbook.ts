/** A cell of an Excel 97–2003 workbook, as a number of records. */
export type OldCell =
  | string
  | number
  | null
  | { rk: number }
  | { percent: number }
  | { date: number }
  | { formula: number | string }
  | { error: number };

export interface OldSheet {
  name: string;
  hidden?: boolean;
  rows: readonly (readonly OldCell[])[];
  /** First row, last row, first column, last column, from 0. */
  merges?: readonly [number, number, number, number][];
  hiddenRows?: readonly number[];
}

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, i * 2);
  return bytes;
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, i * 4);
  return bytes;
};
const f64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
const record = (kind: number, ...data: Buffer[]): Buffer => {
  const body = Buffer.concat(data);
  return Buffer.concat([u16(kind, body.length), body]);
};
/** Length, flags, characters: Latin ones in a byte each, others in two. */
const text = (value: string, lengthBytes: 1 | 2): Buffer => {
  const wide = /[^\0-\xff]/.test(value);
  const length = lengthBytes === 1 ? Buffer.from([value.length]) : u16(value.length);
  return Buffer.concat([
    length,
    Buffer.from([wide ? 1 : 0]),
    Buffer.from(value, wide ? 'utf16le' : 'latin1'),
  ]);
};

/** Styles 0 to 2: plain, percent, date. */
const FORMATS = [0, 10, 14];

/**
 * An Excel 97–2003 workbook, written from nothing: a compound file with one stream of BIFF8 records.
 *
 * @param breakAt splits the shared strings into a continuation after so many bytes
 */
export function toOldWorkbook(
  sheets: readonly OldSheet[],
  { breakAt = 8000, extra = [] as Buffer[] } = {},
): Buffer {
  const strings = [
    ...new Set(sheets.flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell === 'string'))),
  ];
  const bodies = sheets.map((sheet) => sheetStream(sheet, strings));
  const globals = (offsets: readonly number[]): Buffer =>
    Buffer.concat([
      record(0x0809, u16(0x0600, 5, 0, 0), u32(0, 0)),
      ...extra,
      ...FORMATS.map((format) => record(0x00e0, u16(0, format), Buffer.alloc(16))),
      ...sheets.map(({ name, hidden }, i) =>
        record(0x0085, u32(offsets[i]!), Buffer.from([hidden ? 1 : 0, 0]), text(name, 1)),
      ),
      sharedStrings(strings, breakAt),
      record(0x000a),
    ]);
  const start = globals(sheets.map(() => 0)).length;
  let at = start;
  const offsets = bodies.map((body) => {
    at += body.length;
    return at - body.length;
  });
  return toCompoundFile(Buffer.concat([globals(offsets), ...bodies]), 'Workbook');
}

function sharedStrings(strings: readonly string[], breakAt: number): Buffer {
  const body = Buffer.concat([u32(strings.length, strings.length), ...strings.map((one) => text(one, 2))]);
  if (body.length <= breakAt) return record(0x00fc, body);
  // A string cut in two says the width of its characters again in the continuation.
  const cut = cutInside(strings, breakAt);
  return Buffer.concat([
    record(0x00fc, body.subarray(0, cut.at)),
    record(0x003c, Buffer.from([cut.wide ? 1 : 0]), body.subarray(cut.at)),
  ]);
}

function cutInside(strings: readonly string[], breakAt: number): { at: number; wide: boolean } {
  let at = 8;
  for (const one of strings) {
    const length = text(one, 2).length;
    const wide = /[^\0-\xff]/.test(one);
    if (at + length > breakAt && one.length >= 2) return { at: at + 3 + (wide ? 2 : 1), wide };
    at += length;
  }
  throw new Error('nothing to cut');
}

function sheetStream({ rows, merges = [], hiddenRows = [] }: OldSheet, strings: readonly string[]): Buffer {
  const records = [record(0x0809, u16(0x0600, 0x10, 0, 0), u32(0, 0))];
  rows.forEach((cells, row) => {
    records.push(
      record(0x0208, u16(row, 0, cells.length, 255, 0, 0, hiddenRows.includes(row) ? 0x20 : 0, 0)),
    );
    cells.forEach((cell, column) => {
      if (cell !== null) records.push(cellRecord(row, column, cell, strings));
    });
  });
  if (merges.length > 0)
    records.push(record(0x00e5, u16(merges.length), ...merges.map((merge) => u16(...merge))));
  records.push(record(0x000a));
  return Buffer.concat(records);
}

function cellRecord(
  row: number,
  column: number,
  cell: Exclude<OldCell, null>,
  strings: readonly string[],
): Buffer {
  if (typeof cell === 'string') return record(0x00fd, u16(row, column, 0), u32(strings.indexOf(cell)));
  if (typeof cell === 'number') return record(0x0203, u16(row, column, 0), f64(cell));
  if ('rk' in cell)
    return record(0x00bd, u16(row, column, 0), u32((Math.round(cell.rk * 100) << 2) | 3), u16(column));
  if ('percent' in cell) return record(0x0203, u16(row, column, 1), f64(cell.percent));
  if ('date' in cell) return record(0x0203, u16(row, column, 2), f64(cell.date));
  if ('error' in cell) return record(0x0205, u16(row, column, 0), Buffer.from([cell.error, 1]));
  const formula = (result: Buffer): Buffer =>
    record(0x0006, u16(row, column, 0), result, u16(0), u32(0), u16(0));
  if (typeof cell.formula === 'number') return formula(f64(cell.formula));
  const pending = Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]);
  return Buffer.concat([formula(pending), record(0x0207, text(cell.formula, 2))]);
}

const SECTOR = 512;

/** One stream in a compound file; it is padded so that it needs no small sectors. */
export function toCompoundFile(content: Buffer, name: string): Buffer {
  const stream = Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]);
  const sectors = Math.ceil(stream.length / SECTOR);
  const tables = Math.ceil((sectors + 2) / 127);
  const header = Buffer.alloc(SECTOR);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  u16(0x3e, 3, 0xfffe, 9, 6).copy(header, 24);
  u32(tables, tables).copy(header, 44);
  header.writeUInt32LE(4096, 56);
  u32(0xfffffffe, 0, 0xfffffffe, 0).copy(header, 60);
  for (let i = 0; i < 109; i++) header.writeUInt32LE(i < tables ? i : 0xffffffff, 76 + i * 4);
  const first = tables + 1;
  const chain = [
    ...Array.from({ length: tables }, () => 0xfffffffd),
    0xfffffffe,
    ...Array.from({ length: sectors }, (_, i) => (i === sectors - 1 ? 0xfffffffe : first + i + 1)),
  ];
  while (chain.length % 128 !== 0 || chain.length < tables * 128) chain.push(0xffffffff);
  const directory = Buffer.concat([
    entry('Root Entry', 5, 0xfffffffe, 0),
    entry(name, 2, first, stream.length),
    Buffer.alloc(256),
  ]);
  header.writeUInt32LE(tables, 48);
  return Buffer.concat([
    header,
    u32(...chain.slice(0, tables * 128)),
    directory,
    stream,
    Buffer.alloc(sectors * SECTOR - stream.length),
  ]);
}

function entry(name: string, type: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = type;
  u32(start, size).copy(bytes, 116);
  return bytes;
}
