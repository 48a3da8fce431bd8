import { useMemo, useRef, useState } from 'preact/hooks';
import { NATURES, type Nature, type UploadDocument } from '../../../domain/import/upload-document.ts';
import { type ApiProblem, send, toProblem } from '../../api/client.ts';
import { ErrorText } from '../../components/forms/form-field.tsx';
import { formatCount } from '../../i18n/format.ts';
import { messageOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { FindingTable } from '../preview/finding-section.tsx';
import { type FindingGroup, groupByCode, placeOf } from '../preview/findings.ts';
import { whatChanges } from '../preview/upload-summary.ts';
import { uploadOf } from '../sending.ts';
import { FieldError, ReasonField } from './reason-field.tsx';
import { commitTexts } from './texts.ts';

interface CommitFormProps {
  upload: UploadDocument;
  committed: () => Promise<void>;
  /** The stored numbers changed since the preview; `anew` is the new preview. */
  moved: (problem: ApiProblem, anew: UploadDocument) => void;
}

/** Warnings to accept one by one, the reason, and the commit button. */
export function CommitForm({ upload, committed, moved }: CommitFormProps) {
  const groups = useMemo(() => groupByCode(upload.warnings), [upload.warnings]);
  const [accepted, setAccepted] = useState<Record<string, boolean>>({});
  const [reason, setReason] = useState('');
  const [nature, setNature] = useState<Nature | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const needsNature = upload.summary.changed > 0;
  const missing = {
    accept: groups.filter(({ code }) => !accepted[code]).map(({ code }) => code),
    nature: needsNature && nature === null,
    reason: upload.needsReason && reason.trim() === '',
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (missing.accept.length > 0 || missing.nature || missing.reason) {
      setAsking(true);
      requestAnimationFrame(() => {
        const field = form.current?.querySelector<HTMLElement>('.missing input, .missing textarea');
        field?.focus({ preventScroll: true });
        field?.closest('.missing')?.scrollIntoView({ block: 'center' });
      });
      return;
    }
    setBusy(true);
    setFailure(null);
    const trimmed = reason.trim();
    try {
      await send(
        'POST /api/uploads/:id/commit',
        { id: upload.id },
        {
          ...(trimmed && { reason: trimmed }),
          accept: groups.map(({ code }) => code),
          ...(nature && { revision: nature }),
        },
      );
      await committed();
      window.scrollTo(0, 0);
    } catch (error) {
      const problem = toProblem(error);
      const anew = problem.document?.code === 'figures-moved' ? uploadOf(problem) : null;
      if (anew) moved(problem, anew);
      else setFailure(problem.message || t(sharedTexts.error.network));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <form ref={form} id="commit-form" class="commit" onSubmit={submit} noValidate aria-labelledby="commit">
        <div class="section-head">
          <h2 id="commit">{t(commitTexts.title)}</h2>
        </div>
        {groups.map((group) => (
          <Acceptance
            key={group.code}
            group={group}
            isAccepted={accepted[group.code] ?? false}
            isMissing={isAsking && missing.accept.includes(group.code)}
            change={(isAccepted) => setAccepted((before) => ({ ...before, [group.code]: isAccepted }))}
          />
        ))}
        <div class="commit-fields">
          {needsNature && (
            <fieldset class={isAsking && missing.nature ? 'nature missing' : 'nature'}>
              <legend>{t(commitTexts.nature)}</legend>
              {NATURES.map((one) => (
                <label key={one} class="question-choice">
                  <input
                    type="radio"
                    name="nature"
                    checked={nature === one}
                    onChange={() => setNature(one)}
                  />
                  {one === 'revision' ? t(commitTexts.revision) : t(commitTexts.correction)}
                </label>
              ))}
              {isAsking && missing.nature && <FieldError text={t(commitTexts.natureMissing)} />}
            </fieldset>
          )}
          <ReasonField
            upload={upload}
            reason={reason}
            isMissing={isAsking && missing.reason}
            change={setReason}
          />
        </div>
        {failure && <ErrorText>{failure}</ErrorText>}
      </form>
      <p class="form-end commit-end">
        <button type="submit" form="commit-form" class="button strong" disabled={isBusy} aria-busy={isBusy}>
          {isBusy ? t(commitTexts.busy) : t(commitTexts.go, { what: whatChanges(upload) })}
        </button>
        <span class="note">
          {missing.accept.length > 0
            ? t(commitTexts.left, { count: missing.accept.length })
            : t(commitTexts.undoable)}
        </span>
      </p>
    </>
  );
}

/** Places shown without opening the list. */
const IN_SIGHT = 5;

interface AcceptanceProps {
  group: FindingGroup;
  isAccepted: boolean;
  isMissing: boolean;
  change: (isAccepted: boolean) => void;
}

/** One kind of warning with all its places, and the box that accepts it. */
function Acceptance({ group, isAccepted, isMissing, change }: AcceptanceProps) {
  const { findings } = group;
  const first = findings[0]!;
  return (
    <div class={`acceptance${isAccepted ? ' accepted' : ''}${isMissing ? ' missing' : ''}`}>
      <p class="acceptance-message">
        <span class="light yellow">
          <span class="light-shape" aria-hidden="true">
            {isAccepted ? '✓' : '▲'}
          </span>
        </span>
        <span>
          {placeOf(first) && <span class="quiet">{placeOf(first)} </span>}
          {messageOf(first)}
        </span>
      </p>
      {findings.length > 1 && (
        <details open={findings.length <= IN_SIGHT}>
          <summary>{t(commitTexts.accept.all, { count: formatCount(findings.length) })}</summary>
          <FindingTable findings={findings} caption={messageOf(first)} />
        </details>
      )}
      <div class="acceptance-fields">
        <label class="question-choice">
          <input
            type="checkbox"
            checked={isAccepted}
            onChange={(event) => change(event.currentTarget.checked)}
          />
          {findings.length > 1
            ? t(commitTexts.accept.checkAll, { count: formatCount(findings.length) })
            : t(commitTexts.accept.check)}
        </label>
        {isMissing && <FieldError text={t(commitTexts.accept.missing)} />}
      </div>
    </div>
  );
}
