import type { Tile } from '../../../domain/decks/page-content.ts';
import { KPI_NAMES } from '../../../domain/decks/pages/kpis.ts';
import { LIGHT_SHAPES } from '../../../domain/explanation/reasons.ts';
import { NOTHING } from '../../../domain/format.ts';
import type { Text } from '../../../domain/model.ts';
import { type Edit, findAll, type XmlNode } from '../../xml/xml-tree.ts';
import type { Outcome, OwnShape } from './refill-slide.ts';
import { paragraphsOf, paragraphText, setLight, setRuns, wordsOnly } from './refill-text.ts';

/** Headline numbers by their names; their light's shape and colour with them. */
export function fillTiles({ node }: OwnShape, source: string, tiles: readonly Tile[]): Outcome {
  const left: string[] = [];
  const gone: string[] = [];
  const shown = new Set<Tile>();
  const edits = findAll(node, 'tc').flatMap((cell) => {
    const [name, value] = paragraphsOf(cell);
    if (!name || !value) return [];
    const text = paragraphText(name, source);
    const found = findTile(text, tiles);
    if (!found && isOurs(text)) {
      gone.push(text);
      return setRuns(value, source, [NOTHING]);
    }
    if (!found) {
      left.push(text);
      return [];
    }
    shown.add(found.tile);
    return tileEdits(name, value, source, found);
  });
  const said = { zh: `数字：${shown.size}个`, en: `headline numbers: ${shown.size}` };
  const extra = tiles.filter((tile) => !shown.has(tile));
  const missed = missedTiles(left, gone, extra);
  return missed ? { edits, said, missed } : { edits, said };
}

interface FoundTile {
  tile: Tile;
  language: keyof Text;
}

function findTile(text: string, tiles: readonly Tile[]): FoundTile | undefined {
  const words = wordsOnly(text);
  for (const language of ['zh', 'en'] as const) {
    const tile = tiles.find((one) => words.startsWith(wordsOnly(one.name[language])));
    if (tile) return { tile, language };
  }
  // One number may be called differently from month to month: 序时差, 与目标差; 8月, 8月末.
  for (const language of ['zh', 'en'] as const) {
    const id = KINDS.find(({ names }) => names.some((name) => text.startsWith(name[language])))?.id;
    const isYtd = words === '#' || words.startsWith(wordsOnly(SPANS[language]));
    const tile = tiles.find((one) => one.id === (id ?? (isYtd ? 'ytd' : '')));
    if (tile) return { tile, language };
  }
  return undefined;
}

const SPANS: Text = { zh: '1—8月累计', en: 'Jan–Aug' };

/** What each headline number may be called. */
const KINDS: { id: string; names: Text[] }[] = [
  { id: 'target', names: [KPI_NAMES.target, KPI_NAMES.limit, KPI_NAMES.targetGrowth] },
  { id: 'yoyYtd', names: [KPI_NAMES.yearOnYear] },
  { id: 'completion', names: [KPI_NAMES.completion, KPI_NAMES.netIncrease, KPI_NAMES.netDecrease] },
  { id: 'gap', names: [KPI_NAMES.againstPace, KPI_NAMES.againstTarget, KPI_NAMES.againstPlan] },
  {
    id: 'required',
    names: [KPI_NAMES.neededMonthly, KPI_NAMES.neededGrowth, KPI_NAMES.neededWhole, KPI_NAMES.neededNet],
  },
];

function tileEdits(name: XmlNode, value: XmlNode, source: string, { tile, language }: FoundTile): Edit[] {
  const note = tile.note ? (language === 'zh' ? `（${tile.note.zh}）` : ` (${tile.note.en})`) : '';
  const pieces = [
    ...(tile.light ? [`${LIGHT_SHAPES[tile.light]} `] : []),
    tile.value[language],
    ...(tile.unit ? [` ${tile.unit[language]}`] : []),
  ];
  return [
    ...setRuns(name, source, [tile.name[language] + note]),
    ...setRuns(value, source, pieces),
    ...(tile.light ? setLight(value, tile.light) : []),
  ];
}

/** Whether a headline number is one of ours: one that this month does not have must not keep last month's value. */
function isOurs(text: string): boolean {
  return Object.values(KPI_NAMES).some(({ zh, en }) => text.startsWith(zh) || text.startsWith(en));
}

/** Numbers that are not ours, numbers that this month does not have, and this month's that have no place. */
function missedTiles(left: readonly string[], gone: readonly string[], extra: readonly Tile[]): Text | null {
  const parts: Text[] = [];
  if (left.length > 0) {
    const names = left.join('、');
    parts.push({ zh: `认不出来，保持原样：${names}`, en: `not recognised, left as it is: ${names}` });
  }
  if (gone.length > 0) {
    const names = gone.join('、');
    parts.push({
      zh: `这一期没有这个数，改为“${NOTHING}”：${names}`,
      en: `no such number this month, now “${NOTHING}”: ${names}`,
    });
  }
  if (extra.length > 0) {
    const names = (language: keyof Text) => extra.map(({ name }) => name[language]).join('、');
    parts.push({ zh: `放不下：${names('zh')}`, en: `no room for: ${names('en')}` });
  }
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}
