import type { ObservationStatus } from '../../model.ts';
import { compact } from '../text/text-width.ts';

/** 预计 → estimate, 快报 → flash, 初步 → preliminary, 正式 → official, 修订 → revised; their English codes as well. */
export function findStatus(text: string): ObservationStatus | null {
  const bare = compact(text)
    .toLowerCase()
    .replace(/(数据?|值)$/, '');
  for (const [status, words] of STATUS_WORDS) if (words.includes(bare)) return status;
  return null;
}

const STATUS_WORDS: [ObservationStatus, string[]][] = [
  ['estimate', ['estimate', '预计', '预估', '估计']],
  ['flash', ['flash', '快报', '快讯']],
  ['preliminary', ['preliminary', '初步', '初步核算', '初核']],
  ['official', ['official', '正式', '定报', '年报', '核定', '最终', '公布']],
  ['revised', ['revised', '修订', '修正']],
];
