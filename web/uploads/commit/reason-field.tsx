import type { UploadAnswer } from '../../api/upload-answers.ts';
import { w } from '../upload-words.ts';
import { FieldError } from './field-error.tsx';
import { LONGEST_REASON, withPhrase } from './reason-text.ts';

interface ReasonFieldProps {
  upload: UploadAnswer;
  reason: string;
  isMissing: boolean;
  change: (reason: string) => void;
}

/** The one reason of a commit: why figures change, and why what was doubted is right. */
export function ReasonField({ upload, reason, isMissing, change }: ReasonFieldProps) {
  const { needsReason, warnings } = upload;
  const isDoubted = warnings.length > 0;
  const phrases = [w('reason.verified'), w('reason.late'), w('reason.scope'), w('reason.oneOff')];
  return (
    <div class={isMissing ? 'commit-reason missing' : 'commit-reason'}>
      <label>
        <span>{needsReason ? w('commit.reason') : w('commit.reasonOptional')}</span>
        {isDoubted && <span class="note">{w('commit.reasonDoubted')}</span>}
        <textarea
          rows={2}
          maxLength={LONGEST_REASON}
          value={reason}
          placeholder={w('commit.reasonExample')}
          aria-required={needsReason}
          aria-invalid={isMissing}
          onInput={(event) => change(event.currentTarget.value)}
        />
        {isMissing && (
          <FieldError
            text={upload.summary.changed > 0 ? w('commit.reasonMissing') : w('commit.reasonMissingDoubted')}
          />
        )}
      </label>
      {isDoubted && (
        <p class="phrases">
          <span class="quiet">{w('reason.phrases')}</span>
          {phrases.map((phrase) => (
            <button
              key={phrase}
              type="button"
              class="button plain"
              onClick={() => change(withPhrase(reason, phrase, w('reason.and')))}
            >
              {phrase}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
