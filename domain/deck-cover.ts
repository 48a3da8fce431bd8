import type { CoverPage } from './deck.ts';
import { type DeckSource, type PageBody, type Tile, zoneOf } from './deck-page.ts';
import { formatMonth } from './format.ts';
import type { Text } from './model.ts';

/** The cover: the deck's title, the meeting, who presents, and the month that the figures are of. */
export function coverContents(page: CoverPage, title: string, { catalog, period }: DeckSource): PageBody[] {
  const zone = zoneOf(catalog);
  const own = page.author;
  const author: Text = own
    ? { zh: own, en: own }
    : { zh: zone?.name ?? '', en: zone?.nameEn ?? zone?.name ?? '' };
  return [
    {
      title: { zh: title, en: title },
      sentence: page.subtitle ? { zh: page.subtitle, en: page.subtitle } : null,
      tiles: [
        plain('author', { zh: '', en: '' }, author),
        plain('period', { zh: '数据截至', en: 'Data to' }, formatMonth(period)),
      ],
      notes: { zh: page.title ?? title, en: page.title ?? title },
    },
  ];
}

function plain(id: string, name: Text, value: Text): Tile {
  return { id, name, value, unit: null, note: null, light: null };
}
