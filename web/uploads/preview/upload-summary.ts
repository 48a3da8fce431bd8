import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { formatCount } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { previewTexts } from './texts.ts';

/** The status of an upload, in one sentence. */
export function leadOf(upload: UploadDocument): string {
  const { status, summary, kind } = upload;
  const counts = {
    new: formatCount(summary.new),
    changed: formatCount(summary.changed),
    same: formatCount(summary.same),
  };
  if (kind === 'revert') {
    const values = { id: upload.reverts ?? '', changed: counts.changed };
    return status === 'reverted' ? t(previewTexts.lead.revertReverted) : t(previewTexts.lead.revert, values);
  }
  switch (status) {
    case 'refused':
      return t(previewTexts.lead.refused, { count: formatCount(upload.problems.length) });
    case 'needs-input':
      return t(previewTexts.lead.questions, { count: upload.questions.length });
    case 'staging':
      return t(previewTexts.lead.staging);
    case 'committed':
      return summary.new + summary.changed === 0
        ? t(previewTexts.lead.committedSame)
        : t(previewTexts.lead.committed, { what: whatChanges(upload) });
    case 'reverted':
      return t(previewTexts.lead.reverted);
    case 'expired':
      return t(previewTexts.lead.expired);
    default:
      return summary.new + summary.changed === 0
        ? t(previewTexts.lead.same, counts)
        : t(previewTexts.lead.ready, { what: whatChanges(upload), same: counts.same });
  }
}

/** 新增 288 条、改变 12 条: as a sentence and on the button. */
export function whatChanges({ summary }: Pick<UploadDocument, 'summary'>): string {
  const parts = [
    summary.new > 0 && t(previewTexts.what.new, { count: formatCount(summary.new) }),
    summary.changed > 0 && t(previewTexts.what.changed, { count: formatCount(summary.changed) }),
  ];
  return parts.filter(Boolean).join(t(sharedTexts.and));
}
