import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { LARGEST_UPLOAD_BYTES } from '../../contract/core/limits.ts';
import type { UploadDocument } from '../../domain/import/upload-document.ts';
import { type ApiProblem, toProblem } from '../api/client.ts';
import { Cancelled, type Sending, sendFile } from './sending.ts';

type Phase = 'waiting' | 'sending' | 'reading' | 'done' | 'failed' | 'too-large';

/** A file to send, and how far it is. */
export interface Job {
  key: number;
  file: File;
  phase: Phase;
  /** Share of its bytes sent, 0…1. */
  share: number;
  upload: UploadDocument | null;
  error: ApiProblem | null;
}

interface Queue {
  jobs: readonly Job[];
  add: (files: readonly File[]) => void;
  /** Cancels a file, or removes its line. */
  remove: (key: number) => void;
}

/** Sends files one after the other, so that each is compared with the result of the one before. */
export function useQueue(arrived: (upload: UploadDocument, alone: boolean) => void): Queue {
  const jobs = useRef<Job[]>([]);
  const sending = useRef<{ key: number; sending: Sending } | null>(null);
  const left = useRef(false);
  const [, redraw] = useState(0);

  const change = (key: number, changes: Partial<Job>) => {
    jobs.current = jobs.current.map((job) => (job.key === key ? { ...job, ...changes } : job));
    if (!left.current) redraw((count) => count + 1);
  };

  const next = () => {
    if (sending.current || left.current) return;
    const job = jobs.current.find(({ phase }) => phase === 'waiting');
    if (!job) return;
    const { key, file } = job;
    change(key, { phase: 'sending' });
    const under = sendFile(file, (progress) => change(key, progress));
    sending.current = { key, sending: under };
    under.answer
      .then(
        (upload) => {
          change(key, { phase: 'done', upload });
          if (!left.current) arrived(upload, jobs.current.length === 1);
        },
        (error: unknown) => {
          if (error instanceof Cancelled) return;
          change(key, {
            phase: 'failed',
            error: toProblem(error),
          });
        },
      )
      .finally(() => {
        sending.current = null;
        next();
      });
  };

  useEffect(
    () => () => {
      left.current = true;
      sending.current?.sending.cancel();
    },
    [],
  );

  const add = useCallback((files: readonly File[]) => {
    const last = jobs.current[jobs.current.length - 1]?.key ?? 0;
    const fresh = files.map(
      (file, place): Job => ({
        key: last + place + 1,
        file,
        phase: file.size > LARGEST_UPLOAD_BYTES ? 'too-large' : 'waiting',
        share: 0,
        upload: null,
        error: null,
      }),
    );
    // Finished files leave the list when new ones come.
    jobs.current = [
      ...jobs.current.filter(({ phase }) => phase === 'waiting' || phase === 'sending'),
      ...fresh,
    ];
    redraw((count) => count + 1);
    next();
  }, []);

  const remove = useCallback((key: number) => {
    if (sending.current?.key === key) sending.current.sending.cancel();
    jobs.current = jobs.current.filter((job) => job.key !== key);
    redraw((count) => count + 1);
  }, []);

  return { jobs: jobs.current, add, remove };
}

/** The upload just sent: its page shows it without requesting it again. */
let handedOff: UploadDocument | null = null;

export function handOffUpload(upload: UploadDocument): void {
  handedOff = upload;
}

/** Once only: a later visit requests the current state. */
export function takeUpload(id: string): UploadDocument | null {
  const upload = handedOff && String(handedOff.id) === id ? handedOff : null;
  handedOff = null;
  return upload;
}
