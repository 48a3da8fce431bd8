import type { UploadLine, UploadStatus } from '../../domain/import/upload-document.ts';
import { t } from '../i18n/index.ts';
import { uploadTexts } from './texts.ts';

/** The status as shape, colour and word, like the lights. */
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
      return t(uploadTexts.status.refused);
    case 'needs-input':
      return t(uploadTexts.status['needs-input']);
    case 'needs-confirmation':
      return t(uploadTexts.status['needs-confirmation']);
    case 'ready':
      return t(uploadTexts.status.ready);
    case 'staging':
      return t(uploadTexts.status.staging);
    case 'committed':
      return t(uploadTexts.status.committed);
    case 'reverted':
      return t(uploadTexts.status.reverted);
    case 'expired':
      return t(uploadTexts.status.expired);
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

/** The name of an upload: its file, or the upload that it reverts. */
export function uploadName({ kind, file, reverts, id }: UploadLine): string {
  if (kind === 'revert') return t(uploadTexts.name.revert, { id: reverts ?? '' });
  return file?.name ?? `#${id}`;
}
