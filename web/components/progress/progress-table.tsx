import { useMemo, useRef } from 'preact/hooks';
import { formatPercent } from '../../../domain/format.ts';
import type { Month } from '../../../domain/model.ts';
import { monthOf } from '../../../domain/month.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { t } from '../../i18n/index.ts';
import { type BulletScale, type KindOf, placeOf, scaleOf } from '../bullet/bullet-geometry.ts';
import { useFirstPicture, useSettled } from '../deferred.ts';
import { openClickedExplanation, rowKey } from '../explanation/explanation-store.ts';
import { LightTally } from '../lights.tsx';
import { Heads, ofNumbers } from '../table.tsx';
import { ProgressRowLine } from './progress-row.tsx';
import { progressTexts } from './texts.ts';

export interface RowGroup {
  key: string;
  title: string;
  /** Unit or remark next to the title. */
  remark?: string;
  /** Of last year: its lights are not counted. */
  isEarlier?: boolean;
  rows: ProgressRow[];
}

interface ProgressTableProps {
  caption: string;
  groups: RowGroup[];
  pageMonth: Month;
  catalog: Catalog;
  named?: 'indicator' | 'entity';
}

/** Rows in groups under one axis. A real table, so that screen readers read it as one. */
export function ProgressTable({
  caption,
  groups,
  pageMonth,
  catalog,
  named = 'indicator',
}: ProgressTableProps) {
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const scale = useMemo(() => scaleOf(rows, kindIn(catalog)), [rows, catalog]);
  const settled = useSettled(rows);
  const isFirst = useFirstPicture();
  // Another month or park on the same page. On arrival everything is drawn, so that Back finds the full height.
  const subject = `${pageMonth} ${rows[0]?.entity}`;
  const drawnWhole = useRef(subject);
  if (settled) drawnWhole.current = subject;
  const isTurned = subject !== drawnWhole.current;
  const shown = isFirst || (isTurned && window.scrollY === 0) ? inSight(groups) : groups;
  const toCome = rows.length - shown.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <table
      class={settled ? 'rows progress settled' : 'rows progress'}
      onClick={(event) => openClickedExplanation(event, rows)}
      onKeyDown={moveInColumn}
    >
      <caption class="only-read">{caption}</caption>
      <Heads
        heads={[
          t(named === 'indicator' ? columnTexts.indicator : columnTexts.entity),
          { label: <Axis scale={scale} pageMonth={pageMonth} />, class: 'axis' },
          ofNumbers(t(columnTexts.completion)),
          ofNumbers(t(columnTexts.ytd)),
          ofNumbers(t(columnTexts.target)),
          { label: t(columnTexts.growth), class: 'number marked' },
          { label: t(columnTexts.rank), class: 'number rank' },
          { label: t(columnTexts.light), class: 'light-cell' },
          ofNumbers(t(columnTexts.need)),
          {
            label: t(named === 'indicator' ? columnTexts.leadDepartment : progressTexts.person.contact),
            class: 'whose',
          },
        ]}
      />
      {shown.map((group) => (
        <tbody key={group.key}>
          <tr class="group-head">
            <th scope="rowgroup" colSpan={10}>
              <span class="group-title">{group.title}</span>
              {group.remark && <span class="unit">{group.remark}</span>}
              {!group.isEarlier && <LightTally rows={group.rows} />}
            </th>
          </tr>
          {group.rows.map((row) => {
            const indicator = catalog.indicator(row.indicator);
            const entity = catalog.entity(row.entity);
            if (!indicator || !entity) return null;
            return (
              <ProgressRowLine
                // Another park's row of the same indicator reuses the line.
                key={named === 'indicator' ? row.indicator : rowKey(row)}
                row={row}
                indicator={indicator}
                entity={entity}
                catalog={catalog}
                scale={scale}
                pageMonth={pageMonth}
                named={named}
              />
            );
          })}
        </tbody>
      ))}
      {toCome > 0 && <tbody style={{ height: `${toCome * ROW_HEIGHT}px` }} />}
    </table>
  );
}

/** What kind of indicator a row of this catalogue is of. */
function kindIn(catalog: Catalog): KindOf {
  return (row) => catalog.indicator(row.indicator)?.kind ?? 'flow';
}

/** CSS pixels of a row of one line. Rows still to be drawn reserve their height, so that nothing jumps. */
const ROW_HEIGHT = 38;

/** As many rows as a projector or an office screen shows below the heading; the server does not know the window. */
const IN_SIGHT = 14;

/** The rows that can be in view: the first frame waits for no others. */
function inSight(groups: RowGroup[]): RowGroup[] {
  let room = IN_SIGHT;
  return groups
    .map((group) => {
      const rows = group.rows.slice(0, Math.max(0, room));
      room -= rows.length;
      return { ...group, rows };
    })
    .filter((group) => group.rows.length > 0);
}

/** Labels of zero, the linear pace and 100 % above all bullets; the pace hides a label that it would overlap. */
function Axis({ scale, pageMonth }: { scale: BulletScale; pageMonth: Month }) {
  const pace = (monthOf(pageMonth) / 12) * 100;
  const label = t(progressTexts.axis.pace, { pace: formatPercent(pace) });
  return (
    <>
      <span class="only-read">{t(columnTexts.bullet)}</span>
      <svg class="axis-labels" width="100%" height="18" aria-hidden="true">
        {pace > 10 && (
          <text x={`${placeOf(0, scale)}%`} y="13">
            0
          </text>
        )}
        <text
          class="axis-pace"
          x={`${placeOf(pace, scale)}%`}
          y="13"
          text-anchor={pace === 100 ? 'end' : 'middle'}
        >
          {label}
        </text>
        {pace <= 75 && (
          <text class="axis-end" x={`${placeOf(100, scale)}%`} y="13" text-anchor="end">
            100%
          </text>
        )}
      </svg>
    </>
  );
}

/** ↑ and ↓ go to the same column's number in the next row, past rows that have none. */
function moveInColumn(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const here = event.target as HTMLElement;
  const { field } = here.dataset;
  if (!field) return;
  const column = [
    ...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(`[data-field="${field}"]`),
  ];
  const next = column[column.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
