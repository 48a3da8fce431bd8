import type { ExplainableField } from '../../domain/explanation/explainable-field.ts';
import type { Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { t } from '../i18n/index.ts';
import { indicatorTexts } from './texts.ts';
import type { Tile } from './tile.ts';
import { tilesOf } from './tiles.ts';

interface HeadlineProps {
  row: ProgressRow;
  indicator: Indicator;
  onAsk: (field: ExplainableField) => void;
}

/** The headline numbers, each with its explanation. */
export function Headline({ row, indicator, onAsk }: HeadlineProps) {
  return (
    <ul class="tiles" aria-label={t(indicatorTexts.numbers)}>
      {tilesOf(row, indicator).map((tile) => (
        <li key={tile.key}>
          <TileButton tile={tile} light={tile.field === 'gap' ? row.light : null} onAsk={onAsk} />
        </li>
      ))}
    </ul>
  );
}

interface TileButtonProps {
  tile: Tile;
  light: ProgressRow['light'] | null;
  onAsk: (field: ExplainableField) => void;
}

function TileButton({ tile, light, onAsk }: TileButtonProps) {
  const notes = tile.reason === null ? tile.notes : [tile.reason];
  return (
    <button
      type="button"
      class={light === null ? 'tile' : `tile tile-${light}`}
      title={tile.reason ?? undefined}
      onClick={() => onAsk(tile.field)}
    >
      <span class="tile-name">
        {tile.name} {tile.unit && <small>{tile.unit}</small>}
      </span>
      <span class="tile-value">{tile.value}</span>
      {notes.map((note) => (
        <span class="tile-note" key={note}>
          {note}
        </span>
      ))}
    </button>
  );
}
