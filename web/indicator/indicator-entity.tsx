import type { Entity } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import type { Catalog } from '../api/catalog.ts';
import { nameOf, t } from '../i18n/index.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import { indicatorTexts } from './texts.ts';

interface EntitySwitchProps {
  catalog: Catalog;
  /** Rows of this indicator: only entities that have it are offered. */
  rows: readonly ProgressRow[];
  current: Entity;
}

/** Chooses the entity that the page shows: the zone, a park or a peer. */
export function EntitySwitch({ catalog, rows, current }: EntitySwitchProps) {
  const having = new Set(rows.map((row) => row.entity));
  const offered = (entities: Entity[]) =>
    entities.filter((entity) => having.has(entity.code) || entity.code === current.code);
  const groups: [string, Entity[]][] = [
    [t(indicatorTexts.entity.zone), offered(catalog.zone ? [catalog.zone] : [])],
    [t(indicatorTexts.entity.parks), offered(catalog.parks)],
    [t(indicatorTexts.entity.peers), offered(catalog.peers)],
  ];
  return (
    <div class="entity-switch">
      <label>
        <span class="only-read">{t(indicatorTexts.entity.choose)}</span>
        <select
          class="choice"
          value={current.code}
          onChange={(event) => change({ entity: event.currentTarget.value })}
        >
          {groups.map(([name, entities]) =>
            entities.length === 0 ? null : (
              <optgroup label={name} key={name}>
                {entities.map((entity) => (
                  <option value={entity.code} key={entity.code}>
                    {nameOf(entity)}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </select>
      </label>
      {current.kind === 'park' && (
        <a href={hrefTo('park', current.code)}>{t(indicatorTexts.entity.openPark)}</a>
      )}
    </div>
  );
}
