import type { Tile } from '../../domain/deck-page.ts';
import { widthOf } from '../../domain/deck-width.ts';
import type { Text } from '../../domain/model.ts';
import { LIGHT_SHAPES } from '../../domain/reason.ts';
import { shorten } from './fit.ts';
import type { Drawing } from './page.ts';
import { LIGHT_COLORS } from './palette.ts';
import { GAP } from './shape.ts';
import { type Box, inPoints, points } from './stage.ts';
import { type TableCell, tableFrame } from './table.ts';
import type { Run } from './text.ts';

/** Headline numbers in a row, each under its name: what is read from the last row of the room. */
export function drawTiles({ slide, content, language }: Drawing, box: Box): Box {
  const { tiles, kind } = content;
  const counts = kind === 'overall';
  const width = inPoints(box.width) / tiles.length;
  const size = sizeOf(tiles, width, counts ? 40 : 28, language);
  const height = size * 1.25 + 26;
  const cells = tiles.map((tile) => tileCell(tile, size, width, language));
  slide.add((id) =>
    tableFrame(
      { id, name: `数字 ${kind}/${tiles.map((tile) => tile.id).join('+')}` },
      box,
      tiles.map(() => width),
      [{ height, cells }],
    ),
  );
  const used = points(height) + GAP;
  return { ...box, y: box.y + used, height: box.height - used };
}

/** One size for all, at which the widest number stands on one line. */
function sizeOf(tiles: readonly Tile[], width: number, most: number, language: keyof Text): number {
  let size = most;
  const widest = (tile: Tile) =>
    widthOf(tile.value[language]) * size * 1.05 +
    (tile.light ? size * 1.1 : 0) +
    (tile.unit ? widthOf(tile.unit[language]) * 14 + 6 : 0);
  while (size > 14 && tiles.some((tile) => widest(tile) > width - 8)) size -= 1;
  return size;
}

function tileCell(tile: Tile, size: number, width: number, language: keyof Text): TableCell {
  const value: Run[] = [];
  if (tile.light) {
    value.push({ text: `${LIGHT_SHAPES[tile.light]} `, size: size * 0.7, color: LIGHT_COLORS[tile.light] });
  }
  const color = tile.light && tile.id === 'gap' ? LIGHT_COLORS[tile.light] : 'tx1';
  value.push({ text: tile.value[language], size, bold: true, color });
  if (tile.unit) value.push({ text: ` ${tile.unit[language]}`, size: 14, color: 'tx2' });
  const note = tile.note ? (language === 'zh' ? `（${tile.note.zh}）` : ` (${tile.note.en})`) : '';
  const name = shorten(tile.name[language] + note, (width - 8) / 14.4, 1);
  return {
    paragraphs: [
      { runs: [{ text: name, size: 14, color: 'tx2' }], leading: 19 },
      { runs: value, leading: size * 1.25 },
    ],
    anchor: 't',
    side: 0,
  };
}
