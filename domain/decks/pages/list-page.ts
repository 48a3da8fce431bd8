import { summarize } from '../../explanation/summary.ts';
import { formatYearToDate } from '../../format.ts';
import type { Indicator, Month, Text } from '../../model.ts';
import { isOfYear } from '../../progress/own-year.ts';
import type { ProgressRow } from '../../progress/progress-row.ts';
import type { CategoryPage, DepartmentPage, ParkPage } from '../deck.ts';
import type { DeckTable } from '../deck-table.ts';
import { splitTable } from '../layout/split-table.ts';
import { type DeckSource, nameOf, type PageBody, zoneOf } from '../page-content.ts';
import { ROWS_A_PAGE, rowsTable } from '../rows/progress-rows.ts';
import { notesOf } from './speaker-notes.ts';

interface Listing {
  id: string;
  subject: Text;
  title: Text;
  rows: ProgressRow[];
}

/** A category's, a park's or a department's rows in the catalog's order, ten a page. */
export function listContents(page: CategoryPage | ParkPage | DepartmentPage, source: DeckSource): PageBody[] {
  const { id, subject, title, rows } = listing(page, source);
  const { sentence } = summarize(rows, source.period, subject);
  if (rows.length === 0) return [{ title, sentence }];
  const most = page.remark ? ROWS_A_PAGE - 1 : ROWS_A_PAGE;
  return splitTable(rowsTable(id, rows, source), most).map((table) => ({
    title,
    sentence,
    tables: [table],
    notes: notesOf(sentence, rowsOf(table, rows), source),
  }));
}

/** The rows shown in a table, which may be a part of all. */
export function rowsOf(table: DeckTable, rows: readonly ProgressRow[]): ProgressRow[] {
  return rows.filter((row) =>
    table.rows.some(({ indicator, entity }) => indicator === row.indicator && entity === row.entity),
  );
}

function listing(page: CategoryPage | ParkPage | DepartmentPage, source: DeckSource): Listing {
  const { catalog, period } = source;
  const when = formatYearToDate(period);
  if (page.kind === 'park') {
    const subject = nameOf(catalog, page.entity);
    const rows = inOrder(source, (row) => row.entity === page.entity);
    const title = {
      zh: `${subject.zh}：${when.zh}指标完成情况`,
      en: `${subject.en}: indicators, ${when.en}`,
    };
    return { id: `rows/park/${page.entity}`, subject, title, rows };
  }
  const zone = zoneOf(catalog)?.code ?? '';
  if (page.kind === 'department') {
    const subject = nameOf(catalog, page.department);
    const rows = inOrder(
      source,
      (row, { department }) =>
        row.entity === page.department || (department === page.department && row.entity === zone),
    );
    const title = {
      zh: `${subject.zh}：牵头指标${when.zh}完成情况`,
      en: `${subject.en}: indicators it leads, ${when.en}`,
    };
    return { id: `rows/department/${page.department}`, subject, title, rows };
  }
  const entity = page.entity ?? zone;
  const whose = nameOf(catalog, entity);
  const english = catalog.indicators.find(({ category }) => category === page.category)?.categoryEn;
  const subject = { zh: `${whose.zh}${page.category}`, en: `${english ?? page.category} in ${whose.en}` };
  const rows = inOrder(source, (row, { category }) => row.entity === entity && category === page.category);
  const title = {
    zh: `${page.category}：${when.zh}完成情况`,
    en: `${english ?? page.category}: ${when.en}`,
  };
  return { id: `rows/category/${page.category}/${entity}`, subject, title, rows };
}

/**
 * The rows that `keep` takes, in the order of the catalog's indicators; those that still show last year come after
 * this year's.
 */
function inOrder(
  { catalog, rows, period }: DeckSource,
  keep: (row: ProgressRow, indicator: Indicator) => boolean,
): ProgressRow[] {
  const order = new Map(catalog.indicators.map((indicator, index) => [indicator.code, { indicator, index }]));
  return rows
    .filter((row) => {
      const known = order.get(row.indicator);
      return known !== undefined && keep(row, known.indicator);
    })
    .sort(
      (a, b) =>
        earlier(a, period) - earlier(b, period) ||
        order.get(a.indicator)!.index - order.get(b.indicator)!.index,
    );
}

/** 0 for a row of the page's year, 1 for one of the year before: to sort by. */
export function earlier(row: ProgressRow, period: Month): 0 | 1 {
  return isOfYear(row, period) ? 0 : 1;
}
