import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { accountsTexts } from './texts.ts';

interface EntityChoiceProps {
  catalog: Catalog;
  chosen: readonly string[];
  change: (codes: string[]) => void;
}

/** Check boxes for the entities that an account reports for: the zone, parks and departments. */
export function EntityChoice({ catalog, chosen, change }: EntityChoiceProps) {
  const groups = [
    { name: t(accountsTexts.places), entities: [...(catalog.zone ? [catalog.zone] : []), ...catalog.parks] },
    { name: t(accountsTexts.departments), entities: catalog.departments },
    { name: t(accountsTexts.peers), entities: catalog.peers },
  ];
  const toggle = (code: string) =>
    change(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <fieldset class="entity-choice">
      <legend class="form-label">{t(accountsTexts.entities)}</legend>
      <div class="entity-choice-list">
        {groups
          .filter(({ entities }) => entities.length > 0)
          .map(({ name, entities }) => (
            <div key={name}>
              <p class="quiet">{name}</p>
              {entities.map((entity) => (
                <label key={entity.code} class="tick">
                  <input
                    type="checkbox"
                    checked={chosen.includes(entity.code)}
                    onChange={() => toggle(entity.code)}
                  />
                  <span>{nameOf(entity)}</span>
                </label>
              ))}
            </div>
          ))}
      </div>
      <p class="form-hint">{t(accountsTexts.entitiesHint)}</p>
    </fieldset>
  );
}
