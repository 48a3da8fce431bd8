import type { StoredCatalog } from '../../db/catalog.ts';
import type { Finding } from '../../domain/upload/finding.ts';
import type { Understood } from '../../domain/upload/understanding.ts';
import type { Office } from './office.ts';

/** Holds what a file says against itself and against what is stored. */
export async function checkRows(
  _office: Office,
  _catalog: StoredCatalog,
  _understood: Understood,
): Promise<Finding[]> {
  return [];
}
