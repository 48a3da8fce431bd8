import { isAtLeast } from '../../contract/roles.ts';
import type { Catalog, Indicator } from '../../domain/model.ts';
import type { Person } from '../http/authorization.ts';

/** Whether a person may change the figures of an indicator and entity. */
type MayWrite = (indicator: string, entity: string) => boolean;

/**
 * Editors change every figure. A statistician changes those of the entities that are theirs, and, where one of
 * these is a department, those of the indicators that it leads, for every entity. A viewer changes nothing.
 */
export function writeRights(person: Person, catalog: Catalog): MayWrite {
  if (isAtLeast(person.role, 'editor')) return () => true;
  if (!isAtLeast(person.role, 'statistician')) return () => false;
  const own = new Set(person.entities);
  const led = new Set(catalog.indicators.filter((one) => isLedBy(one, own)).map(({ code }) => code));
  return (indicator, entity) => own.has(entity) || led.has(indicator);
}

function isLedBy({ department }: Indicator, departments: ReadonlySet<string>): boolean {
  return department !== null && departments.has(department);
}
