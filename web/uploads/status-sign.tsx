import type { UploadLine, UploadStatus } from '../../domain/import/upload-document.ts';
import { Sign } from '../components/lights.tsx';
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

export function StatusSign({ upload }: { upload: UploadLine }) {
  const [shape, colour] = SIGNS[upload.status];
  return (
    <Sign shape={shape} colour={colour}>
      {t(uploadTexts.status[upload.status])}
    </Sign>
  );
}

/** The name of an upload: its file, or the upload that it reverts. */
export function uploadName({ kind, file, reverts, id }: UploadLine): string {
  if (kind === 'revert') return t(uploadTexts.name.revert, { id: reverts ?? '' });
  return file?.name ?? `#${id}`;
}
