import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportJob } from '../../domain/decks/export-job.ts';
import { ApiProblem, call, request } from '../api/client.ts';
import { download } from '../api/download.ts';
import { toUrl } from '../api/url.ts';
import { t } from '../i18n/index.ts';
import type { refillTexts } from './refill/texts.ts';
import { deckTexts } from './texts.ts';

/** Milliseconds between two requests for an export's progress. */
const POLL = 300;

interface WatchedExport {
  job: ExportJob | null;
  /** The error in a sentence, or empty. */
  failure: string;
  isBusy: boolean;
  /** Starts an export, polls it until it ends, and downloads its file. */
  start: (order: () => Promise<ExportJob>) => Promise<void>;
  cancel: () => void;
  /** Resets the state. */
  clear: () => void;
}

/** One export at a time: start, poll, cancel. It goes on when the page is left. */
export function useExport(failed: string): WatchedExport {
  const [job, setJob] = useState<ExportJob | null>(null);
  const [failure, setFailure] = useState('');
  const [isOrdered, setOrdered] = useState(false);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = 0;
    },
    [],
  );

  const end = (sentence: string) => {
    setOrdered(false);
    setFailure(sentence);
  };
  const start: WatchedExport['start'] = async (order) => {
    turn.current += 1;
    const own = turn.current;
    setFailure('');
    setJob(null);
    setOrdered(true);
    try {
      let now = await order();
      // Cancelled while it was being sent.
      if (turn.current !== own && turn.current > 0) drop(now);
      while (turn.current === own) {
        setJob(now);
        if (now.state !== 'waiting' && now.state !== 'running') return finish(now);
        await new Promise((resolve) => setTimeout(resolve, POLL));
        if (turn.current === own) now = await request(toUrl('/api/exports/:id', { id: now.id }));
      }
    } catch (error) {
      if (turn.current !== own) return;
      setJob(null);
      end((error instanceof ApiProblem && error.message) || failed);
    }
  };
  const finish = (ended: ExportJob) => {
    if (ended.state === 'done') {
      setOrdered(false);
      download(exportUrl(ended), ended.name ?? '');
    } else if (ended.state === 'cancelled') end(t(deckTexts.export.cancelled));
    else end(ended.failure ? t(ended.failure) : failed);
  };
  const cancel = () => {
    turn.current += 1;
    if (job) drop(job);
    setJob(null);
    end(t(deckTexts.export.cancelled));
  };
  const clear = () => {
    turn.current += 1;
    setJob(null);
    end('');
  };
  return { job, failure, isBusy: isOrdered, start, cancel, clear };
}

/** Where the file of an export is. */
export function exportUrl({ id }: ExportJob): string {
  return toUrl('/api/exports/:id/file', { id });
}

function drop({ id }: ExportJob): void {
  call('DELETE /api/exports/:id', { id }).catch(() => {});
}

/** How far a job is; how it failed is said elsewhere. */
export function stateText(
  { state, ahead, done, total, name, size }: ExportJob,
  texts: typeof deckTexts.export | typeof refillTexts,
): string {
  switch (state) {
    case 'waiting':
      return t(deckTexts.export.waiting, { ahead });
    case 'running':
      return t(texts.running, { done, total });
    case 'done':
      return t(texts.done, { name: name ?? '', size: sizeText(size ?? 0) });
    default:
      return '';
  }
}

export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
