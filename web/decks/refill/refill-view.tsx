import { useCallback, useState } from 'preact/hooks';
import { LARGEST_REFILL_BYTES } from '../../../contract/limits.ts';
import type { ExportJob } from '../../../domain/decks/export-job.ts';
import { formatMonth } from '../../../domain/format.ts';
import type { Month } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { call } from '../../api/client.ts';
import { selectedMonth } from '../../components/month-chooser.tsx';
import { t } from '../../i18n/index.ts';
import type { Route } from '../../navigation/router.ts';
import { DeckDrop } from '../deck-drop.tsx';
import { exportUrl, sizeText, useExport } from '../export-job.ts';
import { deckTexts } from '../texts.ts';
import { RefillReport } from './refill-report.tsx';
import { refillTexts } from './texts.ts';

const MOST_MEGABYTES = LARGEST_REFILL_BYTES / 2 ** 20;

/** Refills a deck that was exported and edited: uploads it, and downloads it with another month's numbers and a report. */
export function RefillView({ route, catalog }: { route: Route; catalog: Catalog }) {
  const [file, setFile] = useState<File | null>(null);
  const [month, setMonth] = useState<Month | null>(selectedMonth(route, catalog));
  const { job, failure, isBusy, start, cancel, clear } = useExport(t(refillTexts.failed));
  const take = useCallback((taken: File) => {
    clear();
    setFile(taken);
  }, []);
  const { asOf } = route.query;
  const order = (sent: File) => () => {
    const body = new FormData();
    body.append('file', sent, sent.name);
    return call('POST /api/refills', { ...(month && { period: month }), asOf }, body);
  };
  const report = job?.state === 'done' ? job.refill : null;
  return (
    <section class="deck-view" aria-labelledby="refill">
      <h2 id="refill">{t(refillTexts.title)}</h2>
      <p class="note">{t(refillTexts.lead)}</p>
      <DeckDrop
        prompt={t(file ? refillTexts.another : refillTexts.drop)}
        most={MOST_MEGABYTES}
        small={file !== null}
        disabled={isBusy}
        take={take}
      />
      {file && (
        <div class="refill-order">
          <span class="job-name">{file.name}</span>
          <span class="job-size">{sizeText(file.size)}</span>
          <label class="refill-month">
            {t(refillTexts.period)}
            <select
              class="choice"
              value={month ?? ''}
              disabled={isBusy}
              onChange={(event) => {
                clear();
                setMonth(event.currentTarget.value);
              }}
            >
              {monthsOf(catalog, month).map((one) => (
                <option key={one} value={one}>
                  {t(formatMonth(one))}
                </option>
              ))}
            </select>
          </label>
          {!isBusy && job?.state !== 'done' && (
            <button type="button" class="button strong" onClick={() => void start(order(file))}>
              {t(refillTexts.start)}
            </button>
          )}
          {job?.state === 'done' && (
            <a class="button strong" href={exportUrl(job)} download={job.name ?? ''}>
              {t(refillTexts.download)}
            </a>
          )}
          {isBusy && (
            <>
              <progress
                max={Math.max(1, job?.total ?? 1)}
                value={job?.done ?? 0}
                aria-label={stateText(job)}
              />
              <button type="button" class="button plain" onClick={cancel}>
                {t(deckTexts.export.cancel)}
              </button>
            </>
          )}
          <span class={failure ? 'job-error' : 'export-state'} role="status">
            {failure || (isBusy || job ? stateText(job) : '')}
          </span>
        </div>
      )}
      {report && <RefillReport report={report} />}
    </section>
  );
}

/** Newest first. */
function monthsOf({ periods }: Catalog, selected: Month | null): Month[] {
  const known = selected === null || periods.includes(selected) ? periods : [...periods, selected];
  return [...known].sort().reverse();
}

function stateText(job: ExportJob | null): string {
  switch (job?.state) {
    case 'waiting':
      return t(deckTexts.export.waiting, { ahead: job.ahead });
    case 'running':
      return t(refillTexts.running, { done: job.done, total: job.total });
    case 'done':
      return t(refillTexts.done, { name: job.name ?? '', size: sizeText(job.size ?? 0) });
    default:
      return t(refillTexts.sending);
  }
}
