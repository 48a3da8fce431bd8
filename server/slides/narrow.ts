import type { PageContent } from '../../domain/deck-page.ts';
import { splitColumns } from '../../domain/deck-split.ts';
import type { Text } from '../../domain/model.ts';
import type { Stage } from './stage.ts';

/** Parks that stand side by side beside the indicator's name and the zone; English words take more room. */
function mostColumns({ width, height }: Stage, language: keyof Text): number {
  const wide = width / height > 1.5;
  if (language === 'zh') return wide ? 8 : 5;
  return wide ? 5 : 3;
}

/** Where a matrix is too wide for the slide, it takes more slides rather than smaller letters; parts are counted anew. */
export function forStage(
  parts: readonly PageContent[],
  stage: Stage,
  language: keyof Text,
): readonly PageContent[] {
  if (parts.every(({ kind }) => kind !== 'matrix')) return parts;
  const most = mostColumns(stage, language);
  const cut = parts.flatMap((part) => {
    const tables = part.tables.flatMap((table) => splitColumns(table, 2, most));
    return tables.length === 0 ? [part] : tables.map((table) => ({ ...part, tables: [table] }));
  });
  if (cut.length === parts.length) return parts;
  return cut.map((part, index) => ({ ...part, part: { number: index + 1, of: cut.length } }));
}
