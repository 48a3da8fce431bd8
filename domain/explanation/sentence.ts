import type { Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { SentenceContext } from './sentence-context.ts';
import { englishSentence } from './sentence-en.ts';
import { chineseSentence } from './sentence-zh.ts';

/**
 * One row as a sentence (一句话), the same on the page, in speaker notes and on paper. Numbers are rounded for
 * display only. There are no minus signs (增长, 下降), and clauses without a value are left out.
 *
 * @example 1—8月，高新园区规上工业总产值完成188.20亿元，同比增长7.3%，居8个园区第2位、较上期前移1位；完成年度目标的68.4%，
 *   超序时进度1.8个百分点；后4个月月均需完成21.70亿元。
 */
export function rowSentence(row: ProgressRow, context: SentenceContext): Text {
  return { zh: chineseSentence(row, context), en: englishSentence(row, context) };
}
