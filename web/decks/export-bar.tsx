import { useEffect, useRef, useState } from 'preact/hooks';
import type { Deck } from '../../domain/deck.ts';
import type { Month } from '../../domain/model.ts';
import { toUrl } from '../api/addresses.ts';
import { ApiProblem } from '../api/client.ts';
import { download } from '../charts/saving.ts';
import { language } from '../i18n/index.ts';
import type { Ratio } from '../present/stage.tsx';
import { w } from '../present/words.ts';

/** How far an export is, as the server says it. */
interface Job {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  ahead: number;
  done: number;
  total: number;
  name: string | null;
  size: number | null;
}

interface ExportBarProps {
  deck: Deck;
  period: Month | null;
  asOf: string | undefined;
  ratio: Ratio;
}

const POLL = 300;

/** Slides and workbook: ordered, watched, cancelled, and put where downloads go. */
export function ExportBar({ deck, period, asOf, ratio }: ExportBarProps) {
  const [job, setJob] = useState<Job | null>(null);
  const [failure, setFailure] = useState('');
  const watched = useRef<string | null>(null);
  useEffect(
    () => () => {
      watched.current = null;
    },
    [],
  );

  const start = async (format: 'pptx' | 'xlsx') => {
    setFailure('');
    try {
      const url = toUrl('/api/exports', {
        format,
        ratio,
        lang: language(),
        ...(period && { period }),
        ...(asOf && { asOf }),
      });
      const ordered = await call<Job>('POST', url, deck);
      watched.current = ordered.id;
      setJob(ordered);
      await watch(ordered.id);
    } catch (error) {
      watched.current = null;
      setJob(null);
      setFailure((error instanceof ApiProblem && error.message) || w('export.failed'));
    }
  };
  const watch = async (id: string) => {
    while (watched.current === id) {
      await new Promise((resolve) => setTimeout(resolve, POLL));
      if (watched.current !== id) return;
      const now = await call<Job>('GET', `/api/exports/${id}`);
      setJob(now);
      if (now.state === 'waiting' || now.state === 'running') continue;
      watched.current = null;
      if (now.state === 'done') download(`/api/exports/${id}/file`, now.name ?? '');
      else setFailure(w(now.state === 'cancelled' ? 'export.cancelled' : 'export.failed'));
    }
  };
  const cancel = () => {
    watched.current = null;
    if (job) call('DELETE', `/api/exports/${job.id}`).catch(() => {});
    setJob(null);
    setFailure(w('export.cancelled'));
  };
  const busy = job?.state === 'waiting' || job?.state === 'running';
  return (
    <span class="export-bar">
      <button type="button" class="button" disabled={busy} onClick={() => void start('pptx')}>
        {w('deck.pptx')}
      </button>
      <button type="button" class="button" disabled={busy} onClick={() => void start('xlsx')}>
        {w('deck.xlsx')}
      </button>
      <span class="export-state" role="status">
        {failure || (job && stateText(job))}
      </span>
      {job && busy && (
        <>
          <progress max={Math.max(1, job.total)} value={job.done} aria-label={stateText(job)} />
          <button type="button" class="button plain" onClick={cancel}>
            {w('export.cancel')}
          </button>
        </>
      )}
      {job?.state === 'done' && (
        <a class="button plain" href={`/api/exports/${job.id}/file`} download>
          {w('export.again')}
        </a>
      )}
    </span>
  );
}

function stateText({ state, ahead, done, total, name, size }: Job): string {
  switch (state) {
    case 'waiting':
      return w('export.waiting', { ahead });
    case 'running':
      return w('export.running', { done, total });
    case 'done':
      return w('export.done', { name: name ?? '', size: sizeText(size ?? 0) });
    default:
      return w(state === 'cancelled' ? 'export.cancelled' : 'export.failed');
  }
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Not through the page's own client: an export changes nothing that the page has kept. */
async function call<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => {
    throw new ApiProblem(0, '');
  });
  if (response.status === 204) return undefined as T;
  const answer = (await response.json().catch(() => null)) as { detail?: string; detailEn?: string } | null;
  if (!response.ok) {
    throw new ApiProblem(response.status, (language() === 'en' ? answer?.detailEn : answer?.detail) ?? '');
  }
  return answer as T;
}
