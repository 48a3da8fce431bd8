import { parseDataFolder } from '../../domain/import/folder/data-folder.ts';
import type { Catalog } from '../../domain/model.ts';

/** A catalog from the text of its two files. */
export function catalogOf(entities: string, indicators: string): Catalog {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const folder = parseDataFolder(
    { 'entities.csv': bytes(entities), 'indicators.csv': bytes(indicators) },
    { catalog: { entities: [], indicators: [] }, currentMonth: '2025-12' },
  );
  if (folder.problems.length > 0) throw new Error(JSON.stringify(folder.problems));
  return {
    entities: folder.entities.map(({ value }) => value),
    indicators: folder.indicators.map(({ value }) => value),
  };
}
