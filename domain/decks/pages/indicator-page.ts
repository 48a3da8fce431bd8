import { indicatorText } from '../../format.ts';
import type { Text } from '../../model.ts';
import type { IndicatorPage } from '../deck.ts';
import { type DeckSource, findIndicator, nameOf, type PageBody, zoneOf } from '../page-content.ts';
import { indicatorTiles } from './kpis.ts';
import { withSources } from './speaker-notes.ts';

/** One indicator of one entity: what is said of it, its headline numbers, its path and its months. */
export function indicatorContents(page: IndicatorPage, source: DeckSource): PageBody[] {
  const { catalog } = source;
  const entity = page.entity ?? zoneOf(catalog)?.code ?? '';
  const indicator = findIndicator(catalog, page.indicator);
  const who = nameOf(catalog, entity);
  const name: Text = indicator ? indicatorText(indicator) : { zh: page.indicator, en: page.indicator };
  const title = { zh: `${who.zh}：${name.zh}`, en: `${who.en}: ${name.en}` };
  const found = source.figures(page.indicator, entity);
  if (!found || !indicator) return [{ title, sentence: NO_FIGURES }];
  const { sentence } = found;
  const figures = found.figures.filter(({ kind }) => kind === 'path' || kind === 'months');
  const lines = [sentence, ...figures.map((figure) => figure.sentence)];
  return [
    {
      title,
      sentence,
      tiles: indicatorTiles(found.row, indicator, source.period),
      figures,
      notes: withSources(lines, indicator.source ? [indicator.source] : []),
    },
  ];
}

export const NO_FIGURES: Text = { zh: '没有可以展示的数据。', en: 'There are no figures to show.' };
