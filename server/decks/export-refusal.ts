import type { Text } from '../../domain/model.ts';
import { DeckRefused } from '../../formats/opc/pptx-reader.ts';
import { HttpProblem } from '../http/errors.ts';

/** A file that is not taken, as an answer: one sentence. Every other error stays what it is. */
export function toRefusal(error: unknown, before: Text = { zh: '', en: '' }): unknown {
  if (!(error instanceof DeckRefused)) return error;
  const { problem } = error;
  const detail = { zh: `${before.zh}${problem.message}。`, en: `${before.en}${problem.messageEn}.` };
  return new HttpProblem('unusable-file', detail, { problems: [problem] });
}
