import { useEffect, useState } from 'preact/hooks';
import type { Month } from '../../domain/model.ts';
import type { ClosedPeriod } from '../../domain/versions.ts';
import { request } from '../api/client.ts';
import { toUrl } from '../api/url.ts';

/** The closed months, requested once for the whole page; null: not known yet. */
let closed: readonly ClosedPeriod[] | null = null;
let pending: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Requests the closed months anew, after a month was closed or opened. */
export function refreshClosedPeriods(): Promise<void> {
  pending ??= request(toUrl('/api/periods'))
    .then((response) => {
      closed = response.closed;
      for (const listener of listeners) listener();
    })
    // Only a note depends on this: the page does not wait for it.
    .catch(() => {})
    .finally(() => {
      pending = null;
    });
  return pending;
}

/** Who closed this month, when and why; null where it is open or not known yet. */
export function useClosedPeriod(period: Month | null): ClosedPeriod | null {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    if (closed === null) void refreshClosedPeriods();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return closed?.find((one) => one.period === period) ?? null;
}
