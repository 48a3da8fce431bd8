import { LIGHT_WORDS } from '../../explanation/reasons.ts';
import { type Summary, summarize } from '../../explanation/summary.ts';
import { formatYearToDate } from '../../format.ts';
import type { Text } from '../../model.ts';
import { isOfYear } from '../../progress/own-year.ts';
import { LIGHTS, type Light } from '../../progress/progress-row.ts';
import { worstFirst } from '../../progress/shortfall-weight.ts';
import type { OverallPage } from '../deck.ts';
import { type DeckSource, nameOf, type PageBody, type Tile, zoneOf } from '../page-content.ts';
import { rowsTable } from '../rows/progress-rows.ts';
import { notesOf } from './speaker-notes.ts';

const WORST = 5;

/** The sentence that is said first, the lights counted, and the rows that are furthest behind. */
export function overallContents(page: OverallPage, source: DeckSource): PageBody[] {
  const entity = page.entity ?? zoneOf(source.catalog)?.code ?? '';
  const subject = nameOf(source.catalog, entity);
  const when = formatYearToDate(source.period);
  const title = {
    zh: `${subject.zh}${when.zh}经济运行总体情况`,
    en: `${subject.en}: overall, ${when.en}`,
  };
  const rows = source.rows.filter((row) => row.entity === entity);
  const summary = summarize(rows, source.period, subject);
  if (rows.length === 0) return [{ title, sentence: summary.sentence }];
  // In January some rows still show last year: they are no shortfalls of this one.
  const current = rows.filter((row) => isOfYear(row, source.period));
  const behind = current.filter((row) => row.status === 'behind');
  // Where nothing is behind, the page shows what comes closest, and where nothing is judged, what there is.
  const worst = [...(behind.length > 0 ? behind : current.length > 0 ? current : rows)]
    .sort(worstFirst)
    .slice(0, WORST);
  return [
    {
      title,
      sentence: summary.sentence,
      tiles: lightTiles(summary),
      tables: worst.length > 0 ? [rowsTable(`rows/overall/${entity}`, worst, source)] : [],
      notes: notesOf(summary.sentence, worst, source),
    },
  ];
}

function lightTiles({ lights, missing }: Summary): Tile[] {
  const names: Record<Light, Text> = {
    ...LIGHT_WORDS,
    grey: { zh: '未报或不评判', en: 'no report or not judged' },
  };
  const unreported: Text | null =
    missing > 0 ? { zh: `其中${missing}项未报`, en: `${missing} not reported` } : null;
  return LIGHTS.map((light) => {
    const count = String(lights[light]);
    return {
      id: light,
      name: names[light],
      value: { zh: count, en: count },
      unit: { zh: '项', en: '' },
      note: light === 'grey' ? unreported : null,
      light,
    };
  });
}
