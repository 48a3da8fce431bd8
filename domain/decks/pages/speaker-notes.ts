import { parentOf, rowSentence } from '../../explanation/sentence.ts';
import type { Text } from '../../model.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import { type DeckSource, findIndicator } from '../page-content.ts';

/**
 * Speaker notes: the page's sentence, each row as it is said in the meeting, and the sources. What is read out is
 * what is shown, for both follow from the same rows.
 */
export function notesOf(sentence: Text, rows: readonly ProgressRow[], source: DeckSource): Text {
  const { catalog } = source;
  const said: Text[] = [sentence];
  const sources = new Set<string>();
  for (const row of rows) {
    const indicator = findIndicator(catalog, row.indicator);
    const entity = catalog.entities.find(({ code }) => code === row.entity);
    if (!indicator || !entity) continue;
    said.push(
      rowSentence(row, {
        indicator,
        entity,
        parent: parentOf(entity, catalog.entities),
        asked: source.period,
      }),
    );
    if (indicator.source) sources.add(indicator.source);
  }
  return withSources(said, [...sources]);
}

/** Lines of notes, the sources last. */
export function withSources(lines: readonly Text[], sources: readonly string[]): Text {
  const said = lines.filter((line) => line.zh !== '');
  const zh = said.map((line) => line.zh);
  const en = said.map((line) => line.en);
  if (sources.length > 0) {
    zh.push(`资料来源：${sources.join('；')}`);
    en.push(`Source: ${sources.join('; ')}`);
  }
  return { zh: zh.join('\n'), en: en.join('\n') };
}
