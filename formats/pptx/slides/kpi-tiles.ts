import type { Tile } from '../../../domain/decks/page-content.ts';
import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import type { Text } from '../../../domain/model.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { GAP } from '../shapes/shape.ts';
import { shapeName } from '../shapes/shape-name.ts';
import { type Box, inPoints, points, type SlideGeometry } from '../shapes/slide-geometry.ts';
import type { Run } from '../shapes/slide-text.ts';
import { shorten } from '../shapes/text-fit.ts';
import type { Drawing } from './drawing.ts';
import { type TableCell, tableFrame } from './slide-table.ts';

/** Headline numbers in a row, each under its name: what is read from the last row of the room. */
export function drawTiles({ slide, content, geometry, language }: Drawing, box: Box): Box {
  const { tiles, kind } = content;
  const width = inPoints(box.width);
  let size = kind === 'overall' ? 40 : 28;
  const natural = (): number[] => tiles.map((tile) => tileWidth(tile, size, language));
  const sum = (widths: readonly number[]) => widths.reduce((total, one) => total + one, 0);
  while (size > 12 && sum(natural()) > width) size -= 1;
  const wanted = natural();
  const spare = (width - sum(wanted)) / tiles.length;
  // Counts get equal widths; numbers of different lengths share what is left over.
  const even = kind === 'overall' && wanted.every((one) => one <= width / tiles.length);
  const widths = wanted.map((one) => (even ? width / tiles.length : Math.max(1, one + spare)));
  const height = size * 1.25 + 26;
  const cells = tiles.map((tile, index) => tileCell(tile, size, widths[index]!, language, geometry));
  const name = shapeName('tiles', content);
  slide.add((id) => tableFrame({ id, name }, box, widths, [{ height, cells }]));
  const used = points(height) + GAP;
  return { ...box, y: box.y + used, height: box.height - used };
}

const UNIT = 13;

/** What the wider of number and name takes, with room to the next one. */
function tileWidth(tile: Tile, size: number, language: keyof Text): number {
  const value =
    widthOf(tile.value[language]) * size * 1.05 +
    (tile.light ? size * 0.85 : 0) +
    (tile.unit ? (widthOf(tile.unit[language]) + 0.4) * UNIT : 0);
  return Math.max(value, widthOf(tile.name[language]) * 13) + 14;
}

function tileCell(
  tile: Tile,
  size: number,
  width: number,
  language: keyof Text,
  geometry: SlideGeometry,
): TableCell {
  const value: Run[] = [];
  if (tile.light) {
    value.push({
      text: `${LIGHT_SHAPES[tile.light]} `,
      size: size * 0.7,
      color: geometry.lights[tile.light],
    });
  }
  const color = tile.light ? geometry.lights[tile.light] : 'tx1';
  value.push({ text: tile.value[language], size, bold: true, color });
  if (tile.unit) value.push({ text: ` ${tile.unit[language]}`, size: UNIT, color: 'tx2' });
  const whole = tile.name[language] + note(tile, language);
  const fitted = Math.max(11, Math.min(14, Math.floor((width - 8) / widthOf(whole) / 1.04)));
  const name = shorten(whole, (width - 8) / (fitted * 1.04), 1);
  return {
    paragraphs: [
      { runs: [{ text: name, size: fitted, color: 'tx2' }], leading: 19 },
      { runs: value, leading: size * 1.25 },
    ],
    anchor: 't',
    side: 0,
  };
}

function note({ note }: Tile, language: keyof Text): string {
  if (!note) return '';
  return language === 'zh' ? `（${note.zh}）` : ` (${note.en})`;
}
