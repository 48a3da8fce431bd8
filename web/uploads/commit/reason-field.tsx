import { LONGEST_REASON } from '../../../contract/core/limits.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { commitTexts } from './texts.ts';

interface ReasonFieldProps {
  upload: UploadDocument;
  reason: string;
  isMissing: boolean;
  change: (reason: string) => void;
}

/** The reason of a commit: why numbers change, and why numbers with warnings are right. */
export function ReasonField({ upload, reason, isMissing, change }: ReasonFieldProps) {
  const { needsReason, warnings } = upload;
  const isDoubted = warnings.length > 0;
  const phrases = [
    t(commitTexts.reasons.verified),
    t(commitTexts.reasons.late),
    t(commitTexts.reasons.scope),
    t(commitTexts.reasons.oneOff),
  ];
  return (
    <div class={isMissing ? 'commit-reason missing' : 'commit-reason'}>
      <label>
        <span>{needsReason ? t(sharedTexts.reason.label) : t(sharedTexts.reason.optional)}</span>
        {isDoubted && <span class="note">{t(commitTexts.reasonDoubted)}</span>}
        <textarea
          rows={2}
          maxLength={LONGEST_REASON}
          value={reason}
          placeholder={t(commitTexts.reasonExample)}
          aria-required={needsReason}
          aria-invalid={isMissing}
          onInput={(event) => change(event.currentTarget.value)}
        />
        {isMissing && (
          <FieldError
            text={
              upload.summary.changed > 0 ? t(commitTexts.reasonMissing) : t(commitTexts.reasonMissingDoubted)
            }
          />
        )}
      </label>
      {isDoubted && (
        <p class="phrases">
          <span class="quiet">{t(commitTexts.reasons.phrases)}</span>
          {phrases.map((phrase) => (
            <button
              key={phrase}
              type="button"
              class="button plain"
              onClick={() => change(withPhrase(reason, phrase, t(commitTexts.reasons.and)))}
            >
              {phrase}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

/**
 * A reason with one more phrase, which is not written twice.
 *
 * @example withPhrase('8月快报', '已与企业核实', '；') → 8月快报；已与企业核实
 */
export function withPhrase(reason: string, phrase: string, and: string): string {
  const written = reason.trim();
  if (written.includes(phrase)) return reason;
  return (written === '' ? phrase : `${written}${and}${phrase}`).slice(0, LONGEST_REASON);
}

/** The error of a field. */
export function FieldError({ text }: { text: string }) {
  return (
    <span class="form-error" role="alert">
      {text}
    </span>
  );
}
