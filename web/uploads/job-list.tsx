import { LARGEST_UPLOAD_BYTES } from '../../contract/core/limits.ts';
import { formatBytes } from '../i18n/format.ts';
import { messageOf, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { previewTexts } from './preview/texts.ts';
import { StatusSign } from './status-sign.tsx';
import { uploadTexts } from './texts.ts';
import type { Job } from './upload-queue.ts';

interface JobListProps {
  jobs: readonly Job[];
  remove: (key: number) => void;
}

/** Files being sent: progress, a button to cancel, and the result. */
export function JobList({ jobs, remove }: JobListProps) {
  if (jobs.length === 0) return null;
  return (
    <ul class="jobs" aria-label={t(uploadTexts.job.list)}>
      {jobs.map((job) => (
        <li key={job.key} class="job">
          <span class="job-name">{job.file.name}</span>
          <span class="job-size">{formatBytes(job.file.size)}</span>
          <JobState job={job} />
          <button type="button" class="button plain" onClick={() => remove(job.key)}>
            {isUnderWay(job) ? t(sharedTexts.cancel) : t(uploadTexts.job.dismiss)}
          </button>
        </li>
      ))}
    </ul>
  );
}

const isUnderWay = ({ phase }: Job) => phase === 'waiting' || phase === 'sending' || phase === 'reading';

function JobState({ job }: { job: Job }) {
  const { phase, upload, error, share } = job;
  if (phase === 'too-large')
    return (
      <span class="job-state job-error" role="alert">
        {t(uploadTexts.job.tooLarge, { most: LARGEST_UPLOAD_BYTES / 2 ** 20 })}
      </span>
    );
  if (phase === 'failed')
    return (
      <div class="job-state job-error" role="alert">
        {error?.message || t(uploadTexts.job.offline)}
        {error?.document?.problems && error.document.problems.length > 0 && (
          <ul class="problem-list">
            {error.document.problems.slice(0, 20).map((problem, place) => (
              <li key={place}>
                {problem.row !== null && t(previewTexts.place.row, { row: problem.row })} {messageOf(problem)}
              </li>
            ))}
          </ul>
        )}
      </div>
    );
  if (phase === 'done' && upload)
    return (
      <span class="job-state">
        <StatusSign upload={upload} />{' '}
        <a href={hrefTo('upload', String(upload.id))}>{t(uploadTexts.job.open)}</a>
      </span>
    );
  return (
    <span class="job-state" role="status">
      <progress
        class="job-progress"
        max={1}
        value={phase === 'sending' ? share : undefined}
        aria-label={job.file.name}
      />
      {phase === 'waiting'
        ? t(uploadTexts.job.waiting)
        : phase === 'reading'
          ? t(uploadTexts.job.reading)
          : t(uploadTexts.job.sending, { percent: Math.round(share * 100) })}
    </span>
  );
}
