import { toGbk } from '../../support/gbk.ts';
import { below } from '../random-zone.ts';

/** Pieces that have broken readers of tables before. */
const NASTY = [
  '"',
  '""',
  '\r',
  '\n',
  '\r\n',
  '\t',
  ';',
  ',',
  '\0',
  '\ufeff',
  '\u3000',
  '\u202e',
  '1e999',
  '-0',
  '0x1F',
  'NaN',
  'Infinity',
  '１２３．４５',
  '12,345',
  '1,2,3',
  '（8.5）',
  '——',
  '持平',
  '=1+1',
  '@SUM(A1)',
  '1-8月',
  '2025年13月',
  '2025.1',
  '99999999999999999999999',
  '0.1'.repeat(40),
  '万元',
  '%',
  '合计',
  '注：',
  '__proto__',
  'constructor',
  '😀',
];

/** One random change to bytes that were a good file. */
export function mutate(good: Buffer, random: () => number): Buffer {
  let bytes = good;
  for (let times = 1 + below(random, 4); times > 0; times--) bytes = mutateOnce(bytes, random);
  return bytes;
}

function mutateOnce(bytes: Buffer, random: () => number): Buffer {
  const at = below(random, bytes.length + 1);
  const end = Math.min(bytes.length, at + below(random, 40));
  switch (below(random, 11)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at] = below(random, 256);
      return flipped;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    case 3:
    case 4:
    case 5: {
      const piece = Buffer.from(NASTY[below(random, NASTY.length)]!);
      return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(random() < 0.5 ? at : end)]);
    }
    case 6:
      return bytes.subarray(0, at);
    case 7:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    case 8:
      return Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le');
    case 9:
      return tryGbk(bytes);
    default: {
      const lines = bytes.toString('latin1').split('\n');
      const from = below(random, lines.length);
      lines.splice(below(random, lines.length), 0, ...lines.slice(from, from + 2));
      return Buffer.from(lines.join('\n'), 'latin1');
    }
  }
}

function tryGbk(bytes: Buffer): Buffer {
  try {
    return toGbk(bytes.toString('utf8'));
  } catch {
    return bytes;
  }
}
