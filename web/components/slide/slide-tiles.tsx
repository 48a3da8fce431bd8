import { PAGE_LAYOUT } from '../../../domain/decks/layout/paginate.ts';
import type { Tile } from '../../../domain/decks/page-content.ts';
import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import type { Language, Text } from '../../../domain/model.ts';
import { widthOf } from '../../../domain/text-width.ts';
import { language, t } from '../../i18n/index.ts';

/** Headline numbers side by side, the name above the number. */
export function SlideTiles({ tiles }: { tiles: Tile[] }) {
  const spoken = language();
  const { letters, numbers } = fitTiles(tiles, PAGE_LAYOUT.room, spoken);
  return (
    <dl class="slide-tiles" style={{ fontSize: `${letters}px` }}>
      {tiles.map(({ id, name, value, unit, note, light }) => (
        <div key={id} class={light ? `slide-tile light ${light}` : 'slide-tile'}>
          <dt>
            {t(name)}
            {note && <span class="slide-note">{noteText(note, spoken)}</span>}
          </dt>
          <dd style={{ fontSize: `${numbers}px` }}>
            {light && (
              <span class="slide-mark" aria-hidden="true">
                {LIGHT_SHAPES[light]}
              </span>
            )}
            <b>{t(value)}</b>
            {unit && (
              <span class="slide-unit" style={{ fontSize: `${letters}px` }}>
                {t(unit)}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function noteText(note: Text, spoken: Language): string {
  return spoken === 'zh' ? `（${note.zh}）` : ` (${note.en})`;
}

/** Words and numbers in pixels of the page, the largest first; the smallest words are those that 4:3 still shows. */
const SIZES = [
  ...[42, 38, 34, 31, 28].map((numbers) => ({ letters: 24, numbers })),
  ...[30, 27, 24].map((numbers) => ({ letters: 21.5, numbers })),
];
/** Pixels between a tile's line and the next tile's, its words left out. */
const BETWEEN = 36;

/** The largest letters at which all tiles fit in one row. */
export function fitTiles(tiles: readonly Tile[], room: number, spoken: Language) {
  const last = SIZES[SIZES.length - 1]!;
  return (
    SIZES.find(({ letters, numbers }) => {
      const widths = tiles.map(({ name, value, unit, note, light }) => {
        const words = widthOf(name[spoken]) + (note ? widthOf(noteText(note, spoken)) : 0);
        const number = widthOf(value[spoken]) * 1.04 + (light ? 1 : 0);
        const measured = unit ? widthOf(unit[spoken]) + 0.3 : 0;
        return Math.max(words * letters, number * numbers + measured * letters) + BETWEEN;
      });
      return widths.reduce((sum, one) => sum + one, 0) <= room + BETWEEN / 2;
    }) ?? last
  );
}
