import type { Text } from '../../domain/model.ts';
import { FileRefused, fileRefused } from '../../formats/file-refused.ts';
import { TaskKilled } from '../../formats/worker/runner.ts';
import { HttpProblem } from '../http/errors.ts';

/**
 * The response to an uploaded deck or template that was not accepted, in one sentence. Every other error is returned
 * as it is.
 *
 * @param before put in front of that sentence
 */
export function toExportProblem(error: unknown, before: Text = { zh: '', en: '' }): unknown {
  const refused = error instanceof TaskKilled ? toRefusal(error) : error;
  if (!(refused instanceof FileRefused)) return error;
  const { problem } = refused;
  const detail = { zh: `${before.zh}${problem.message}。`, en: `${before.en}${problem.messageEn}.` };
  return new HttpProblem('unusable-file', detail, { problems: [problem] });
}

function toRefusal({ reason }: TaskKilled): FileRefused {
  return reason === 'time'
    ? fileRefused(
        'too-slow',
        '文件太复杂，没有在规定时间内读完，已停止',
        'The file was too complex to be read in the time allowed',
      )
    : fileRefused(
        'too-large',
        '读取这个文件需要的内存超过上限，已停止',
        'Reading this file takes more memory than allowed',
      );
}
