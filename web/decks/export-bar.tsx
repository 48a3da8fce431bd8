import { useState } from 'preact/hooks';
import type { Deck } from '../../domain/decks/deck.ts';
import type { Ratio } from '../../domain/decks/export-job.ts';
import type { Month } from '../../domain/model.ts';
import { call, useQuery } from '../api/client.ts';
import { toUrl } from '../api/url.ts';
import { Select } from '../components/choice.tsx';
import { language, t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { exportUrl, stateText, useExport } from './export-job.ts';
import { ratioText } from './template/template-view.tsx';
import { deckTexts } from './texts.ts';

interface ExportBarProps {
  deck: Deck;
  period: Month | null;
  asOf: string | undefined;
  ratio: Ratio;
}

/** Exports a deck as slides or a workbook. */
export function ExportBar({ deck, period, asOf, ratio }: ExportBarProps) {
  const { job, failure, isBusy, start, cancel } = useExport(t(deckTexts.export.failed));
  const [look, setLook] = useState<'own' | 'house'>('own');
  const template = useQuery(toUrl('/api/deck-template')).value?.template;

  const order = (format: 'pptx' | 'xlsx') => () =>
    call(
      'POST /api/exports',
      {
        format,
        ratio,
        lang: language(),
        ...(look === 'house' && { template: look }),
        ...(period && { period }),
        asOf,
      },
      deck,
    );
  return (
    <span class="export-bar">
      <button type="button" class="button" disabled={isBusy} onClick={() => void start(order('pptx'))}>
        {t(deckTexts.pptx)}
      </button>
      {template && (
        <Select
          aria-label={t(deckTexts.export.look)}
          value={look}
          options={[
            { value: 'own', name: t(deckTexts.export.ownLook, { ratio: ratioText(template.telling) }) },
            { value: 'house', name: t(deckTexts.export.houseLook) },
          ]}
          onChange={(chosen) => setLook(chosen as 'own' | 'house')}
        />
      )}
      <button type="button" class="button" disabled={isBusy} onClick={() => void start(order('xlsx'))}>
        {t(deckTexts.xlsx)}
      </button>
      <span class="export-state" role="status">
        {failure || (job && stateText(job, deckTexts.export))}
      </span>
      {job && isBusy && (
        <>
          <progress
            max={Math.max(1, job.total)}
            value={job.done}
            aria-label={stateText(job, deckTexts.export)}
          />
          <button type="button" class="button plain" onClick={cancel}>
            {t(sharedTexts.cancel)}
          </button>
        </>
      )}
      {job?.state === 'done' && (
        <a class="button plain" href={exportUrl(job)} download>
          {t(deckTexts.export.again)}
        </a>
      )}
    </span>
  );
}
