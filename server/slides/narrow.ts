import type { PageContent } from '../../domain/deck-page.ts';
import { splitColumns } from '../../domain/deck-split.ts';
import type { Stage } from './stage.ts';

/** Parks that stand side by side on a 4:3 slide, beside the indicator's name and the zone. */
const MOST = 5;

/** On a narrow slide a wide matrix takes more slides rather than smaller letters; the parts are counted anew. */
export function forStage(parts: readonly PageContent[], { width, height }: Stage): readonly PageContent[] {
  if (width / height > 1.5 || parts.every(({ kind }) => kind !== 'matrix')) return parts;
  const cut = parts.flatMap((part) => {
    const tables = part.tables.flatMap((table) => splitColumns(table, 2, MOST));
    return tables.length === 0 ? [part] : tables.map((table) => ({ ...part, tables: [table] }));
  });
  if (cut.length === parts.length) return parts;
  return cut.map((part, index) => ({ ...part, part: { number: index + 1, of: cut.length } }));
}
