import { EXPLAINABLE_FIELDS, type ExplainableField } from '../../../domain/explanation/explainable-field.ts';
import type { Month } from '../../../domain/model.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { useQuery } from '../../api/client.ts';
import { progressUrl } from '../../api/url.ts';
import { change, currentRoute } from '../../navigation/navigation.ts';
import type { Route } from '../../navigation/router.ts';

/** The number whose explanation is open. */
export interface OpenExplanation {
  row: ProgressRow;
  field: ExplainableField;
}

/** A number by its codes, as the address names it. */
interface AskedNumber {
  field: ExplainableField;
  indicator: string;
  entity: string;
}

/**
 * The value of `explain` in an address.
 *
 * @example formatAsked({ field: 'completion', indicator: 'IND_INVOICE', entity: 'P-GX' }) → `completion.IND_INVOICE.P-GX`
 */
export function formatAsked({ field, indicator, entity }: AskedNumber): string {
  return [field, indicator, entity].map(escapeDots).join('.');
}

/** The inverse of `formatAsked`; null for what names no number. */
export function parseAsked(text: string | undefined): AskedNumber | null {
  const [field, indicator, entity, ...rest] = (text ?? '').split('.').map(unescapeDots);
  const known = EXPLAINABLE_FIELDS.find((one) => one === field);
  return known && indicator && entity && rest.length === 0 ? { field: known, indicator, entity } : null;
}

const escapeDots = (code: string) => code.replaceAll('~', '~0').replaceAll('.', '~1');
const unescapeDots = (text: string) => text.replaceAll('~1', '.').replaceAll('~0', '~');

/** The row last asked about, so that its explanation opens at once; whose month and moment the address named then. */
let remembered: { row: ProgressRow; moment: string } | null = null;
/** Whether this page went to the address of an explanation, so that Back leads to where it was opened. */
let isOwnStep = false;

const momentOf = ({ query }: Route) => `${query.period} ${query.asOf}`;

/** Opens the explanation of a number: how it came about. It is an address of its own, and Back closes it. */
export function openExplanation({ row, field }: OpenExplanation): void {
  remembered = { row, moment: momentOf(currentRoute()) };
  isOwnStep = true;
  change({ explain: formatAsked({ field, ...row }) });
}

/** Another field of the row whose explanation is open. */
export function changeExplained({ row, field }: OpenExplanation): void {
  change({ explain: formatAsked({ field, ...row }) }, true);
}

/** Closes it, where it is still open. */
export function closeExplanation(): void {
  if (currentRoute().query.explain === undefined) return;
  if (isOwnStep) history.back();
  else change({ explain: undefined }, true);
}

/** The number that the address asks to explain, once its row is known. */
export function useOpenExplanation(route: Route, month: Month | null): OpenExplanation | null {
  const asked = parseAsked(route.query.explain);
  const isKnown =
    remembered !== null &&
    remembered.moment === momentOf(route) &&
    remembered.row.indicator === asked?.indicator &&
    remembered.row.entity === asked.entity;
  const { value } = useQuery(
    asked && month && !isKnown
      ? progressUrl({ indicator: asked.indicator, entity: asked.entity }, month, route.query.asOf)
      : null,
  );
  if (!asked) return null;
  const row = isKnown ? remembered?.row : value?.rows[0];
  return row ? { row, field: asked.field } : null;
}

/** Opens the explanation of the number clicked in a table of these rows: `data-field` within `data-row`. */
export function openClickedExplanation(event: MouseEvent, rows: readonly ProgressRow[]): void {
  const button = (event.target as Element).closest<HTMLElement>('[data-field]');
  const key = button?.closest<HTMLElement>('[data-row]')?.dataset.row;
  const row = rows.find((one) => rowKey(one) === key);
  if (button && row) openExplanation({ row, field: button.dataset.field as ExplainableField });
}

/** Unique among the rows of one month. */
export function rowKey(row: ProgressRow): string {
  return `${row.indicator} ${row.entity}`;
}
