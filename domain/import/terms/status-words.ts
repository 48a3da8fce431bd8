import type { ObservationStatus } from '../../model.ts';
import { compact } from '../text/text-width.ts';

/** The words under which files state how final a figure is. The first is the one that our own files use. */
export const STATUS_WORDS: Readonly<Record<ObservationStatus, readonly [string, ...string[]]>> = {
  estimate: ['预计', '预估', '估计'],
  flash: ['快报', '快讯'],
  preliminary: ['初步', '初步核算', '初核'],
  official: ['正式', '定报', '年报', '核定', '最终', '公布'],
  revised: ['修订', '修正'],
};

const BY_WORD = new Map(
  (Object.keys(STATUS_WORDS) as ObservationStatus[]).flatMap((status) =>
    [status, ...STATUS_WORDS[status]].map((word) => [word, status] as const),
  ),
);

/** @example findStatus('快报数') → 'flash' · findStatus('Official') → 'official' · findStatus('达序时') → null */
export function findStatus(text: string): ObservationStatus | null {
  const bare = compact(text)
    .toLowerCase()
    .replace(/(数据?|值)$/, '');
  return BY_WORD.get(bare) ?? null;
}
