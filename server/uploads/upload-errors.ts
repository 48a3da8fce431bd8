import type { ObservationKey } from '../../db/stored-values.ts';
import type { Upload } from '../../db/uploads/uploads.ts';
import type { UploadDocument } from '../../domain/import/upload-document.ts';
import type { Text } from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';
import { HttpProblem } from '../http/errors.ts';

/** Refusals of requests about uploads, each with a sentence for the person. */

export function unknownUpload(): HttpProblem {
  return new HttpProblem('not-found', {
    zh: '没有这份上传，或不由您处理。',
    en: 'There is no such upload, or it is not yours.',
  });
}

export function nothingToReport(): HttpProblem {
  return new HttpProblem('not-open', {
    zh: '系统里还没有指标和主体，请先由管理员导入。',
    en: 'There are no indicators and entities yet; an administrator has to load them first.',
  });
}

const STATES: Partial<Record<Upload['status'], Text>> = {
  refused: {
    zh: '文件有问题，没有导入；请改好后重新上传。',
    en: 'The file has problems and was not taken; mend it and upload it again.',
  },
  'needs-input': { zh: '还有问题没有回答。', en: 'There are questions to answer first.' },
  staging: { zh: '文件还在读取，请稍候。', en: 'The file is still being read; wait a moment.' },
  committed: { zh: '这份上传已经提交。', en: 'This upload has been committed already.' },
  expired: {
    zh: '这份预览放得太久，或同一文件后来已经入库，没有再保留；什么也没有改变。请重新上传文件。',
    en: 'This preview was left for too long, or the same file was committed later, and is no longer kept; nothing has changed. Upload the file again.',
  },
  reverted: { zh: '这份上传已经撤销。', en: 'This upload has been taken back already.' },
};

/** The upload's status does not allow this. */
export function notOpen({ status }: Pick<Upload, 'status'>): HttpProblem {
  return new HttpProblem(
    'not-open',
    STATES[status] ?? { zh: '这份上传还没有提交。', en: 'This upload has not been committed.' },
  );
}

export function reasonNeeded(why: Text): HttpProblem {
  const problem: Problem = {
    code: 'reason-needed',
    row: null,
    column: 'reason',
    value: null,
    message: why.zh,
    messageEn: why.en,
  };
  return new HttpProblem('reason-needed', why, { problems: [problem] });
}

export function notAccepted(
  codes: readonly { code: string; message: string; messageEn: string }[],
): HttpProblem {
  const problems = codes.map(({ code, message, messageEn }) => ({
    ...{ code, message, messageEn },
    ...{ row: null, column: 'accept', value: code },
  }));
  const names = problems.map(({ code }) => code).join(', ');
  return new HttpProblem(
    'not-accepted',
    { zh: `请先确认这些提示：${names}。`, en: `Accept these warnings first: ${names}.` },
    { problems },
  );
}

export function periodClosed(periods: readonly string[]): HttpProblem {
  return new HttpProblem('closed-period', {
    zh: `${periods.join('、')} 已经关账，只有编辑可以改动。`,
    en: `${periods.join(', ')} is closed; only an editor may change its figures.`,
  });
}

export function notYoursNow(): HttpProblem {
  return new HttpProblem('not-permitted', {
    zh: '其中有些数据现在不由您填报。',
    en: 'Some of these figures are not yours to report now.',
  });
}

/** Figures named in one response. */
export const FIGURES_SHOWN = 200;

function toProblems(code: string, keys: readonly ObservationKey[], what: Text): Problem[] {
  return keys.map(({ period, indicator, entity }) => ({
    code,
    row: null,
    column: null,
    value: `${indicator} ${entity} ${period}`,
    message: `${indicator} · ${entity} · ${period}：${what.zh}。`,
    messageEn: `${indicator} · ${entity} · ${period}: ${what.en}.`,
  }));
}

export function laterVersions(keys: readonly ObservationKey[]): HttpProblem {
  const what = { zh: '之后又有新的版本', en: 'has a later version' };
  return new HttpProblem(
    'later-versions',
    {
      zh: `有 ${keys.length}${keys.length === FIGURES_SHOWN ? '（或更多）' : ''} 个数据在这次提交之后又有改动，不能整批撤销。请先撤销后来的提交，或另行上传更正。`,
      en: `${keys.length}${keys.length === FIGURES_SHOWN ? ' or more' : ''} figures have changed since this commit, so it cannot be taken back as a whole. Take back the later commits first, or upload a correction.`,
    },
    { problems: toProblems('later-version', keys, what) },
  );
}

export function figuresMoved(keys: readonly ObservationKey[], upload: UploadDocument): HttpProblem {
  const what = { zh: '预览之后有了新的版本', en: 'got a new version since the preview' };
  return new HttpProblem(
    'figures-moved',
    {
      zh: '预览之后，别人改动了其中的数据。请看新的比较，再提交一次。',
      en: 'Somebody has changed some of these figures since the preview. Look at the new comparison and commit again.',
    },
    { problems: toProblems('moved', keys, what), extra: { upload } },
  );
}
