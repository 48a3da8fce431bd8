import { formatMonth } from '../../format.ts';
import type { Text } from '../../model.ts';
import type { CoverPage } from '../deck.ts';
import { type DeckSource, type PageBody, type Tile, zoneOf } from '../page-content.ts';
import { fillPeriod } from '../period-words.ts';

/** The cover: the deck's title, the meeting, who presents, and the month that the figures are of. */
export function coverContents(page: CoverPage, asked: string, { catalog, period }: DeckSource): PageBody[] {
  const zone = zoneOf(catalog);
  const fill = (text: string | undefined) => text && fillPeriod(text, period);
  const title = fillPeriod(asked, period);
  const subtitle = fill(page.subtitle);
  const own = fill(page.author);
  const author: Text = own
    ? { zh: own, en: own }
    : { zh: zone?.name ?? '', en: zone?.nameEn ?? zone?.name ?? '' };
  return [
    {
      title: { zh: title, en: title },
      sentence: subtitle ? { zh: subtitle, en: subtitle } : null,
      tiles: [
        plain('author', { zh: '', en: '' }, author),
        plain('period', { zh: '数据截至', en: 'Data to' }, formatMonth(period)),
      ],
      notes: { zh: fill(page.title) ?? title, en: fill(page.title) ?? title },
    },
  ];
}

function plain(id: string, name: Text, value: Text): Tile {
  return { id, name, value, unit: null, note: null, light: null };
}
