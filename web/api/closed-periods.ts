import { useEffect, useState } from 'preact/hooks';
import type { Month } from '../../domain/model.ts';
import { type ClosedPeriod, PERIODS, type PeriodsAnswer } from './administration-answers.ts';
import { request } from './client.ts';

/** The closed months, asked for once; whoever closes or opens one asks again for everybody. */
let closed: readonly ClosedPeriod[] | null = null;
let underWay: Promise<void> | null = null;
const listeners = new Set<() => void>();

export function askClosed(): Promise<void> {
  underWay ??= request<PeriodsAnswer>(PERIODS)
    .then((answer) => {
      closed = answer.closed;
      for (const listener of listeners) listener();
    })
    // That a month is closed is a note beside its figures; they do not wait for it.
    .catch(() => {})
    .finally(() => {
      underWay = null;
    });
  return underWay;
}

/** Who closed this month, when and why; null: it is open, or not known yet. */
export function useClosed(period: Month | null): ClosedPeriod | null {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    if (closed === null) void askClosed();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return closed?.find((one) => one.period === period) ?? null;
}
