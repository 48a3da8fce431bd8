import type { Entity, Indicator } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { nameOf, shortNameOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import { progressTexts } from './texts.ts';

/** Somebody to turn to, as one line. */
interface Person {
  /** What they are: 分管领导, 责任人. */
  role: string;
  name: string;
}

/** Who answers for an indicator: its own people, else those of its lead department; of a park's row also the park's. */
export function peopleOf(indicator: Indicator, entity: Entity, catalog: Catalog): Person[] {
  const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
  const own = entity.kind === 'park' || entity.kind === 'department' ? entity : undefined;
  const people: (Person | null)[] = [
    named(t(progressTexts.person.leader), indicator.leader ?? lead?.leader ?? null),
    named(t(progressTexts.person.contact), indicator.contact ?? lead?.contact ?? null),
    named(t(progressTexts.person.phone), lead?.phone ?? null),
    own
      ? named(t(progressTexts.person.ofPark, { park: shortNameOf(own) }), withPhone(own) ?? own.leader)
      : null,
  ];
  return people.filter((one): one is Person => one !== null);
}

function named(role: string, name: string | null): Person | null {
  return name === null ? null : { role, name };
}

function withPhone(entity: Entity | undefined): string | null {
  if (!entity?.contact) return null;
  return entity.phone ? `${entity.contact} ${entity.phone}` : entity.contact;
}

interface WhoseProps {
  indicator: Indicator;
  entity: Entity;
  catalog: Catalog;
}

/** 牵头部门; who is responsible there shows when it is pointed at or reached. */
export function WhoseCell({ indicator, entity, catalog }: WhoseProps) {
  const lead = indicator.department === null ? undefined : catalog.entity(indicator.department);
  const people = peopleOf(indicator, entity, catalog);
  return (
    <td class="whose" data-label={t(columnTexts.leadDepartment)}>
      {lead ? (
        <a class="quiet-link two-lines" href={hrefTo('department', lead.code)} title={nameOf(lead)}>
          {shortNameOf(lead)}
        </a>
      ) : (
        <span class="nothing" title={t(progressTexts.person.noLead)}>
          —
        </span>
      )}
      {people.length > 0 && <People people={people} />}
    </td>
  );
}

/** 责任人 of a park, in a list of parks. */
export function PersonCell({ entity }: { entity: Entity }) {
  const name = entity.contact ?? entity.leader;
  return (
    <td class="whose" data-label={t(progressTexts.person.contact)}>
      {name ?? (
        <span class="nothing" title={t(progressTexts.person.unknown)}>
          —
        </span>
      )}
      {name && entity.phone && <People people={[{ role: name, name: entity.phone }]} />}
    </td>
  );
}

function People({ people }: { people: Person[] }) {
  return (
    <span class="whose-people">
      {people.map(({ role, name }) => (
        <span key={role}>
          {role}
          {t(sharedTexts.colon)}
          {name}
        </span>
      ))}
    </span>
  );
}
