import type { Entity, Indicator } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, shortNameOf, t } from '../../i18n/index.ts';
import type { Page } from '../../navigation/router.ts';
import { pageTexts } from '../../navigation/texts.ts';
import { splitWords } from './finder.tsx';
import { placeOfPinyin } from './pinyin.ts';
import { searchTexts } from './texts.ts';

/** Something that can be gone to by name. */
export interface SearchEntry {
  page: Page;
  code: string | null;
  /** The entity of an indicator's page, where one was typed along with the indicator. */
  entity?: string;
  name: string;
  /** Its kind, shown next to the name. */
  kind: string;
  /** Everything it may be found by, in lower case. */
  words: string[];
}

/** At most so many are offered. */
const MOST = 40;

/** Pages, places, departments and indicators, in the order in which they are offered. */
export function searchEntries(catalog: Catalog): SearchEntry[] {
  const page = (page: Page, name: string): SearchEntry => ({
    page,
    code: null,
    name,
    kind: t(searchTexts.page),
    words: [name.toLowerCase()],
  });
  const entity = (page: Page, kind: string) => (one: Entity) => ({
    page,
    code: one.code,
    name: nameOf(one),
    kind,
    words: lowered([one.name, one.nameEn, one.shortName, one.code, ...one.aliases]),
  });
  const indicator = (one: Indicator) => ({
    page: 'indicator' as const,
    code: one.code,
    name: nameOf(one),
    kind: t(searchTexts.indicator),
    words: lowered([one.name, one.nameEn, one.code, one.category, one.categoryEn, ...one.aliases]),
  });
  return [
    page('overview', t(pageTexts.overview)),
    page('matrix', t(pageTexts.matrix)),
    page('shortfalls', t(pageTexts.shortfalls)),
    ...(catalog.zone ? [catalog.zone] : []).map(entity('park', t(searchTexts.zone))),
    ...catalog.parks.map(entity('park', t(searchTexts.park))),
    ...catalog.departments.map(entity('department', t(searchTexts.department))),
    ...catalog.indicators.map(indicator),
    ...catalog.peers.map(entity('park', t(searchTexts.peer))),
  ];
}

function lowered(words: (string | null)[]): string[] {
  return words.flatMap((word) => (word === null ? [] : [word.toLowerCase()]));
}

/**
 * Entries that contain every part of what was typed, the best first. A part is found in a name as it is, by pinyin or its
 * initials, and, if it is Chinese, with characters left out. Parts that name an entity and an indicator find the
 * indicator's page of that entity.
 *
 * @example matching(entries, '高新 产') finds both 高新技术产业园区 and 高新技术产业产值; '化工园 出口' finds 出口总额 of
 *   绿色化工产业园, and so does 'hgy ck'
 */
export function matching(entries: readonly SearchEntry[], typed: string, catalog?: Catalog): SearchEntry[] {
  const parts = splitWords(typed);
  if (parts.length === 0) return entries.slice(0, MOST);
  const whole = ranked(entries, (entry) => costOf(entry, parts));
  if (parts.length < 2 || !catalog) return whole.slice(0, MOST);
  return [...whole, ...pairs(entries, parts, catalog)].slice(0, MOST);
}

function ranked(entries: readonly SearchEntry[], cost: (entry: SearchEntry) => number | null): SearchEntry[] {
  return entries
    .flatMap((entry) => {
      const found = cost(entry);
      return found === null ? [] : [{ entry, cost: found }];
    })
    .sort((a, b) => a.cost - b.cost)
    .map(({ entry }) => entry);
}

/** An indicator's page of an entity: each part belongs to one of the two, and neither is named by none. */
function pairs(entries: readonly SearchEntry[], parts: readonly string[], catalog: Catalog): SearchEntry[] {
  const costs = (entry: SearchEntry) => parts.map((part) => costOfPart(entry, part));
  const isNamed = ({ found }: { found: (number | null)[] }) => found.some((cost) => cost !== null);
  const all = entries.map((entry) => ({ entry, found: costs(entry) }));
  const places = all.filter(({ entry }) => entry.page === 'park').filter(isNamed);
  const indicators = all.filter(({ entry }) => entry.page === 'indicator').filter(isNamed);
  const made = indicators.flatMap((indicator) =>
    places.flatMap((place) => {
      const cost = costTogether(indicator.found, place.found);
      const named = catalog.entity(place.entry.code ?? '');
      if (cost === null || !named) return [];
      const name = `${shortNameOf(named)} · ${indicator.entry.name}`;
      return [{ entry: { ...indicator.entry, entity: named.code, name }, cost }];
    }),
  );
  return made.sort((a, b) => a.cost - b.cost).map(({ entry }) => entry);
}

/** Null unless every part is found in one of the two, and each of the two has a part of its own. */
function costTogether(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  const isOwn = (one: typeof a, other: typeof a) => one.some((cost, i) => cost !== null && other[i] === null);
  if (!isOwn(a, b) || !isOwn(b, a)) return null;
  let sum = 0;
  for (const [i, cost] of a.entries()) {
    const least = Math.min(cost ?? Number.POSITIVE_INFINITY, b[i] ?? Number.POSITIVE_INFINITY);
    if (!Number.isFinite(least)) return null;
    sum += least;
  }
  return sum;
}

/** The sum over the parts; null where one of them is not found. */
function costOf(entry: SearchEntry, parts: readonly string[]): number | null {
  let sum = 0;
  for (const part of parts) {
    const cost = costOfPart(entry, part);
    if (cost === null) return null;
    sum += cost;
  }
  return sum;
}

/** 0 where a name begins with the part, 1 where it contains it, 2 and 3 the same by pinyin, 4 with characters left out. */
function costOfPart({ words }: SearchEntry, part: string): number | null {
  if (words.some((word) => word.startsWith(part))) return 0;
  if (words.some((word) => word.includes(part))) return 1;
  if (/^[a-z]+$/.test(part)) {
    const places = words.map((word) => placeOfPinyin(word, part)).filter((place) => place >= 0);
    return places.length === 0 ? null : places.includes(0) ? 2 : 3;
  }
  return words.some((word) => hasInOrder(word, part)) ? 4 : null;
}

/** `hasInOrder('绿色化工产业园', '化工园')` → true. One character alone is no part of a name in this sense. */
function hasInOrder(word: string, part: string): boolean {
  if (part.length < 2) return false;
  let place = -1;
  for (const character of part) {
    place = word.indexOf(character, place + 1);
    if (place < 0) return false;
  }
  return true;
}
