import type { UploadAnswer } from '../../api/upload-answers.ts';
import { w } from '../upload-words.ts';

/** The one sentence that says how things stand with an upload. */
export function leadOf(upload: UploadAnswer): string {
  const { status, summary, kind } = upload;
  const counts = { new: count(summary.new), changed: count(summary.changed), same: count(summary.same) };
  if (kind === 'revert') {
    const values = { id: upload.reverts ?? '', changed: counts.changed };
    return status === 'reverted' ? w('lead.revertReverted') : w('lead.revert', values);
  }
  switch (status) {
    case 'refused':
      return w('lead.refused', { count: count(upload.problems.length) });
    case 'needs-input':
      return w('lead.questions', { count: upload.questions.length });
    case 'staging':
      return w('lead.staging');
    case 'committed':
      return summary.new + summary.changed === 0
        ? w('lead.committedSame')
        : w('lead.committed', { what: whatChanges(upload) });
    case 'reverted':
      return w('lead.reverted');
    case 'expired':
      return w('lead.expired');
    default:
      return summary.new + summary.changed === 0
        ? w('lead.same', counts)
        : w('lead.ready', { what: whatChanges(upload), same: counts.same });
  }
}

/** 新增 288 条、改变 12 条: as a sentence and on the button. */
export function whatChanges({ summary }: Pick<UploadAnswer, 'summary'>): string {
  const parts = [
    summary.new > 0 && w('what.new', { count: count(summary.new) }),
    summary.changed > 0 && w('what.changed', { count: count(summary.changed) }),
  ];
  return parts.filter(Boolean).join(w('what.and'));
}

export function count(size: number): string {
  return String(size).replace(/\B(?=(\d{3})+$)/g, ',');
}
