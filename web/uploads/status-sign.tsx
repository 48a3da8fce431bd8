import type { UploadLine, UploadStatus } from '../../domain/import/upload-document.ts';
import { w } from './upload-words.ts';

/** Shape, colour and word, as the lights have them. */
const SIGNS: Record<UploadStatus, readonly [shape: string, colour: string]> = {
  refused: ['■', 'red'],
  'needs-input': ['▲', 'yellow'],
  'needs-confirmation': ['▲', 'yellow'],
  ready: ['○', 'waiting'],
  staging: ['○', 'grey'],
  committed: ['●', 'green'],
  reverted: ['↺', 'grey'],
  expired: ['○', 'grey'],
};

export function statusName(status: UploadStatus): string {
  switch (status) {
    case 'refused':
      return w('status.refused');
    case 'needs-input':
      return w('status.needs-input');
    case 'needs-confirmation':
      return w('status.needs-confirmation');
    case 'ready':
      return w('status.ready');
    case 'staging':
      return w('status.staging');
    case 'committed':
      return w('status.committed');
    case 'reverted':
      return w('status.reverted');
    case 'expired':
      return w('status.expired');
  }
}

export function StatusSign({ upload }: { upload: UploadLine }) {
  const [shape, colour] = SIGNS[upload.status];
  return (
    <span class={`light ${colour}`}>
      <span class="light-shape" aria-hidden="true">
        {shape}
      </span>
      {statusName(upload.status)}
    </span>
  );
}

/** What a line of the list is called: its file, or what it took back. */
export function uploadName({ kind, file, reverts, id }: UploadLine): string {
  if (kind === 'revert') return w('name.revert', { id: reverts ?? '' });
  return file?.name ?? `#${id}`;
}
