import type { Tile } from '../../domain/deck-page.ts';
import { LIGHT_SHAPES } from '../../domain/reason.ts';
import { language, say } from '../i18n/index.ts';

/** Headline numbers side by side, the words above and the number large below. */
export function SlideTiles({ tiles }: { tiles: Tile[] }) {
  return (
    <dl class={`slide-tiles tiles-${tiles.length}`}>
      {tiles.map(({ id, name, value, unit, note, light }) => (
        <div key={id} class={light ? `slide-tile light ${light}` : 'slide-tile'}>
          <dt>
            {say(name)}
            {note && (
              <span class="slide-note">{language() === 'zh' ? `（${note.zh}）` : ` (${note.en})`}</span>
            )}
          </dt>
          <dd>
            {light && (
              <span class="slide-mark" aria-hidden="true">
                {LIGHT_SHAPES[light]}
              </span>
            )}
            <b>{say(value)}</b>
            {unit && <span class="slide-unit">{say(unit)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
