import type { Column } from '../layout/read-columns.ts';
import { resolveRun } from '../terms/period-run.ts';
import { type PeriodReading, readPeriod } from '../terms/period-text.ts';
import { type Cell, isEmpty, type Row, textOf } from '../text/table.ts';

/** Every month of the key columns, read together so that 2016.1 finds its place. */
export function keyPeriods(rows: readonly Row[], keys: readonly Column[]): Map<string, PeriodReading | null> {
  const all = new Map<string, PeriodReading | null>();
  for (const column of keys) {
    if (column.key !== 'period' && column.key !== 'year') continue;
    const cells = new Set(rows.map((row) => row.cells[column.index]).filter((cell) => !isEmpty(cell)));
    const texts = [...new Set([...cells].map((cell) => periodText(cell!, column)))];
    resolveRun(texts.map((text) => readKeyPeriod(text, column))).forEach((period, i) => {
      all.set(texts[i]!, period);
    });
  }
  return all;
}

export function periodText(cell: Cell, column: Column): string {
  const text = typeof cell === 'object' && cell.date ? cell.date : textOf(cell);
  return /^\d{1,2}$/.test(text.trim()) ? `${column.label} ${text.trim()}` : text;
}

/** Under 月份 a bare 8 is August, under 季度 a bare 3 is the third quarter. */
function readKeyPeriod(text: string, column: Column): PeriodReading | null {
  const bare = /^.* (\d{1,2})$/.exec(text);
  if (!bare || !text.startsWith(`${column.label} `)) return readPeriod(text);
  const number = Number(bare[1]);
  if (/季/.test(column.label)) return readPeriod(`Q${number}`);
  return /月|month/i.test(column.label) ? readPeriod(`${number}月`) : null;
}
