import type { UploadDocument } from '../../domain/import/upload-document.ts';
import { formatMoment } from '../i18n/format-time.ts';
import { t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { Notice } from './preview/notice.tsx';
import { uploadTexts } from './texts.ts';

/** Warns at the top of the page that the same file was uploaded before. */
export function SeenBefore({ upload: { seenBefore } }: { upload: UploadDocument }) {
  if (!seenBefore) return null;
  const values = { by: seenBefore.by, at: formatMoment(seenBefore.at) };
  const title =
    seenBefore.status === 'committed'
      ? t(uploadTexts.seen.committed, values)
      : seenBefore.status === 'reverted'
        ? t(uploadTexts.seen.reverted, values)
        : t(uploadTexts.seen.open, values);
  return (
    <Notice tone="plain" title={title}>
      <a href={hrefTo('upload', String(seenBefore.upload))}>{t(uploadTexts.seen.look)}</a>
    </Notice>
  );
}
