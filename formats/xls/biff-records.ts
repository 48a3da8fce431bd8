import { refuseDamaged } from '../file-refused.ts';

/** One record of a BIFF8 stream: a kind and its bytes; CONTINUE records are joined by the caller that needs it. */
export interface BiffRecord {
  kind: number;
  /** Where the record begins in the stream. */
  at: number;
  data: Buffer;
}

export const KIND = {
  formula: 0x0006,
  eof: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  colInfo: 0x007d,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  xf: 0x00e0,
  mergedCells: 0x00e5,
  sst: 0x00fc,
  labelSst: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  bof: 0x0809,
} as const;

/** The records from `from` on, in order, up to the end of the stream. */
export function* biffRecords(stream: Buffer, from = 0): Generator<BiffRecord> {
  let at = from;
  while (at + 4 <= stream.length) {
    const kind = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (at + 4 + length > stream.length) refuseDamaged('记录长度');
    // Zeros fill up the last sector.
    if (kind === 0 && length === 0) return;
    yield { kind, at, data: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/** An RK number: an integer or the upper half of a double, perhaps a hundred times too large. */
export function rkNumber(rk: number): number {
  let value: number;
  if (rk & 2) value = rk >> 2;
  else {
    const double = Buffer.alloc(8);
    double.writeInt32LE(rk & ~3, 4);
    value = double.readDoubleLE(0);
  }
  return rk & 1 ? value / 100 : value;
}

/**
 * Reads strings that may run from one record into its continuations, where the width of characters is said anew.
 */
export class StringReader {
  readonly #chunks: readonly Buffer[];
  #chunk = 0;
  #at: number;

  constructor(chunks: readonly Buffer[], at: number) {
    this.#chunks = chunks;
    this.#at = at;
  }

  get done(): boolean {
    return this.#chunk >= this.#chunks.length - 1 && this.#at >= (this.#chunks[this.#chunk]?.length ?? 0);
  }

  #byte(): number {
    while (this.#at >= (this.#chunks[this.#chunk]?.length ?? 0)) {
      if (this.#chunk >= this.#chunks.length - 1) refuseDamaged('字符串');
      this.#chunk++;
      this.#at = 0;
    }
    return this.#chunks[this.#chunk]![this.#at++]!;
  }

  #number(bytes: 1 | 2 | 4): number {
    let value = 0;
    for (let i = 0; i < bytes; i++) value += this.#byte() * 256 ** i;
    return value;
  }

  /** A string with its length (one or two bytes), its flags, its formatting runs and phonetic part, which are skipped. */
  read(lengthBytes: 1 | 2 = 2): string {
    let left = this.#number(lengthBytes);
    const flags = this.#byte();
    const runs = flags & 8 ? this.#number(2) : 0;
    const phonetic = flags & 4 ? this.#number(4) : 0;
    let wide = (flags & 1) !== 0;
    let text = '';
    while (left > 0) {
      const chunk = this.#chunks[this.#chunk]!;
      const here = Math.min(left, Math.floor((chunk.length - this.#at) / (wide ? 2 : 1)));
      const end = this.#at + here * (wide ? 2 : 1);
      text += chunk.toString(wide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
      left -= here;
      if (left > 0) {
        if (this.#chunk >= this.#chunks.length - 1) refuseDamaged('字符串');
        this.#chunk++;
        this.#at = 0;
        wide = (this.#byte() & 1) !== 0;
      }
    }
    this.#skip(runs * 4 + phonetic);
    return text;
  }

  #skip(bytes: number): void {
    let left = bytes;
    while (left > 0) {
      const here = Math.min(left, (this.#chunks[this.#chunk]?.length ?? 0) - this.#at);
      this.#at += here;
      left -= here;
      if (left > 0) {
        if (this.#chunk >= this.#chunks.length - 1) refuseDamaged('字符串');
        this.#chunk++;
        this.#at = 0;
      }
    }
  }
}
