import { useState } from 'preact/hooks';
import {
  GROWTH_NOT_RESTATED,
  type GrowthAnswer,
  toGrowthAnswer,
} from '../../../domain/import/growth-restatement.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { type ApiProblem, send, toProblem } from '../../api/client.ts';
import { ErrorText } from '../../components/forms/form-field.tsx';
import { formatCount } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { asRefused } from '../sending.ts';
import { FindingList } from './finding-section.tsx';
import { previewTexts } from './texts.ts';

const OTHER: Record<GrowthAnswer, GrowthAnswer> = { keep: 'clear', clear: 'keep' };

/** What becomes of published growth that the file does not restate, as decided; the decision can be changed here. */
export function GrowthSection({
  upload,
  replace,
}: {
  upload: UploadDocument;
  replace: (upload: UploadDocument) => void;
}) {
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const findings = upload.notes.filter(({ code }) => code === GROWTH_NOT_RESTATED);
  const answer = toGrowthAnswer(upload.answers[GROWTH_NOT_RESTATED]);
  if (findings.length === 0 || answer === null) return null;
  const isOpen = upload.status === 'ready' || upload.status === 'needs-confirmation';

  const change = async () => {
    setBusy(true);
    setFailure(null);
    const answers = { [GROWTH_NOT_RESTATED]: OTHER[answer] };
    try {
      replace(await send('PATCH /api/uploads/:id', { id: upload.id }, { answers }).catch(asRefused));
    } catch (error) {
      setFailure(toProblem(error));
    } finally {
      setBusy(false);
    }
  };

  const title = t(previewTexts.growth.title);
  return (
    <section aria-label={title}>
      <div class="section-head">
        <h2>{title}</h2>
        <p>{t(previewTexts.growth[answer], { count: formatCount(findings.length) })}</p>
        {isOpen && (
          <button type="button" class="button" onClick={change} disabled={isBusy} aria-busy={isBusy}>
            {t(previewTexts.growth.change[OTHER[answer]])}
          </button>
        )}
      </div>
      {failure && <ErrorText>{failure.message || t(sharedTexts.error.network)}</ErrorText>}
      <FindingList findings={findings} label={title} />
    </section>
  );
}
