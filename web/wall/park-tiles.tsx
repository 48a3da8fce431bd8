import { LIGHT_SHAPES } from '../../domain/explanation/reasons.ts';
import type { Light } from '../../domain/progress/progress-row.ts';
import { LIGHTS, lightName } from '../components/lights.tsx';
import { shortNameOf, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { wallTexts } from './texts.ts';
import type { ParkTile } from './wall-model.ts';

/** Tiles in a line, at most; more parks take more lines of smaller tiles. */
export const IN_LINE = 12;

/** A tile for each park: how many of its indicators have which light, those with most red first. */
export function ParkTiles({ tiles }: { tiles: readonly ParkTile[] }) {
  if (tiles.length === 0) return null;
  const lines = Math.ceil(tiles.length / IN_LINE);
  const columns = Math.ceil(tiles.length / lines);
  return (
    <section class={lines > 1 ? 'wall-parks many' : 'wall-parks'} aria-label={t(wallTexts.parks)}>
      <ul style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {tiles.map((tile) => (
          <Tile key={tile.park.code} tile={tile} />
        ))}
      </ul>
    </section>
  );
}

function Tile({ tile: { park, lights } }: { tile: ParkTile }) {
  const name = shortNameOf(park);
  const present = LIGHTS.filter((light) => lights[light] > 0);
  const words = present.map((light) => t(wallTexts.count, { light: lightName(light), count: lights[light] }));
  const label = t(wallTexts.tile, { name, lights: words.join(t(sharedTexts.and)) });
  return (
    <li>
      <a class="wall-tile" href={hrefTo('park', park.code)} title={label}>
        <span class="wall-tile-name">{name}</span>
        <Strip lights={lights} />
        <span class="wall-tile-counts">
          {LIGHTS.slice(0, 3).map((light) => (
            <span key={light} class={`light ${light}`}>
              <span class="light-shape" aria-hidden="true">
                {LIGHT_SHAPES[light]}
              </span>
              <span class="only-read">{lightName(light)}</span>
              {lights[light]}
            </span>
          ))}
        </span>
      </a>
    </li>
  );
}

/** The lights as one line, each as long as its share. */
function Strip({ lights }: { lights: Record<Light, number> }) {
  const total = LIGHTS.reduce((sum, light) => sum + lights[light], 0);
  let from = 0;
  return (
    <svg class="light-strip" width="100%" height="8" aria-hidden="true">
      {LIGHTS.map((light) => {
        const share = (lights[light] / total) * 100;
        const piece = <rect key={light} class={light} x={`${from}%`} width={`${share}%`} height="8" />;
        from += share;
        return piece;
      })}
    </svg>
  );
}
