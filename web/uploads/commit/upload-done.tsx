import { useMemo, useState } from 'preact/hooks';
import { formatMonth } from '../../../domain/format.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import type { Catalog } from '../../api/catalog.ts';
import { send } from '../../api/client.ts';
import { ReasonDialog } from '../../components/forms/form-dialog.tsx';
import { formatCount, formatMoment } from '../../i18n/format.ts';
import { nameOf, shortNameOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import { Fact } from '../preview/read-as.tsx';
import { commitTexts } from './texts.ts';

interface DoneProps {
  upload: UploadDocument;
  catalog: Catalog;
  changed: () => Promise<void>;
}

/** At most so many links to check the result. */
const LINKS = 8;

/** The result of a commit, links to it, and how to revert it. */
export function Done({ upload, catalog, changed }: DoneProps) {
  const { status, committedAt, revision, reason, nature, kind, reverts, revertedBy } = upload;
  const places = useMemo(() => rankedRows(upload), [upload]);
  const periods = upload.scope.periods.slice(-3);
  return (
    <section class={`done ${status}`} aria-label={t(commitTexts.done.title)}>
      <dl class="facts">
        <Fact name={t(commitTexts.done.at)} value={committedAt ? formatMoment(committedAt) : ''} />
        {revision !== null && (
          <Fact
            name={t(commitTexts.done.revision)}
            value={t(commitTexts.done.revisionNumber, { revision })}
          />
        )}
        {nature && kind === 'file' && (
          <Fact name={t(commitTexts.nature)} value={t(sharedTexts.nature[nature])} />
        )}
        {reason && <Fact name={t(sharedTexts.reason.label)} value={reason} isWide />}
        {kind === 'revert' && reverts !== null && (
          <Fact name={t(commitTexts.done.reverts)} value={<UploadLink id={reverts} />} />
        )}
        {status === 'reverted' && revertedBy !== null && (
          <Fact name={t(commitTexts.done.revertedBy)} value={<UploadLink id={revertedBy} />} />
        )}
      </dl>
      {places.length > 0 && (
        <div class="done-links">
          <p class="quiet">{t(commitTexts.done.look)}</p>
          <ul>
            {periods.map((period) => (
              <li key={period}>
                <a href={hrefTo('overview', null, { period })}>
                  {t(commitTexts.done.overview, { period: t(formatMonth(period)) })}
                </a>
              </li>
            ))}
            {places.map(({ indicator, entity, period }) => {
              const one = catalog.indicator(indicator);
              const place = catalog.entity(entity);
              if (!one || !place) return null;
              return (
                <li key={`${indicator} ${entity}`}>
                  <a href={hrefTo('indicator', indicator, { entity, period })}>
                    {shortNameOf(place)} · {nameOf(one)}
                  </a>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <p class="form-end">
        {status === 'committed' && revision !== null && <Undo upload={upload} changed={changed} />}
        <a class="button" href={hrefTo('uploads')}>
          {t(commitTexts.done.another)}
        </a>
      </p>
    </section>
  );
}

function UploadLink({ id }: { id: number }) {
  return <a href={hrefTo('upload', String(id))}>{t(commitTexts.done.uploadNumber, { id })}</a>;
}

/** The indicator and entity of the largest differences, each pair once, at its latest month. */
function rankedRows({
  differences,
}: UploadDocument): { indicator: string; entity: string; period: string }[] {
  const latest = new Map<string, { indicator: string; entity: string; period: string }>();
  for (const { indicator, entity, period } of differences) {
    const key = `${indicator} ${entity}`;
    const known = latest.get(key);
    if (!known || known.period < period) latest.set(key, { indicator, entity, period });
  }
  return Array.from(latest.values()).slice(0, LINKS);
}

interface UndoProps {
  upload: UploadDocument;
  changed: () => Promise<void>;
}

/** Reverts a commit, with a reason. The revert is a commit too, and can be reverted. */
function Undo({ upload, changed }: UndoProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, summary } = upload;
  const act = async (reason: string) => {
    await send('POST /api/uploads/:id/revert', { id }, { reason });
    await changed();
  };
  return (
    <>
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {t(commitTexts.undo.open)}
      </button>
      {isOpen && (
        <ReasonDialog
          title={t(commitTexts.undo.open)}
          text={t(commitTexts.undo.what, { count: formatCount(summary.new + summary.changed) })}
          placeholder={t(commitTexts.undo.example)}
          go={t(commitTexts.undo.go)}
          isRequired
          act={act}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}
