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
  /** The entity that stands next to it. */
  other: Entity | null;
}

/** Chooses the entity that the page shows: the zone, a park or a peer; and one to compare it with. */
export function EntitySwitch({ catalog, rows, current, other }: EntitySwitchProps) {
  return (
    <div class="entity-switch">
      <EntityList
        label={t(indicatorTexts.entity.choose)}
        value={current.code}
        catalog={catalog}
        rows={rows}
        onChange={(entity) => change({ entity, ...(entity === other?.code && { beside: undefined }) })}
      />
      <EntityList
        label={t(indicatorTexts.entity.compare)}
        none={t(indicatorTexts.entity.compareNone)}
        value={other?.code ?? ''}
        without={current.code}
        catalog={catalog}
        rows={rows}
        onChange={(beside) => change({ beside: beside || undefined })}
      />
      {current.kind === 'park' && (
        <a href={hrefTo('park', current.code)}>{t(indicatorTexts.entity.openPark)}</a>
      )}
    </div>
  );
}

interface EntityListProps {
  label: string;
  /** The entry for no entity. */
  none?: string;
  value: string;
  /** Code of an entity that is not offered. */
  without?: string;
  catalog: Catalog;
  rows: readonly ProgressRow[];
  onChange: (code: string) => void;
}

function EntityList({ label, none, value, without, catalog, rows, onChange }: EntityListProps) {
  const having = new Set(rows.map((row) => row.entity));
  const offered = (entities: Entity[]) =>
    entities.filter(({ code }) => code !== without && (having.has(code) || code === value));
  const groups: [string, Entity[]][] = [
    [t(indicatorTexts.entity.zone), offered(catalog.zone ? [catalog.zone] : [])],
    [t(indicatorTexts.entity.parks), offered(catalog.parks)],
    [t(indicatorTexts.entity.peers), offered(catalog.peers)],
  ];
  return (
    <label>
      <span class="only-read">{label}</span>
      <select class="choice" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
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
  );
}
