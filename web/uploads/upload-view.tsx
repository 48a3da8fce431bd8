import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { GROWTH_NOT_RESTATED } from '../../domain/import/growth-restatement.ts';
import type { UploadDocument } from '../../domain/import/upload-document.ts';
import type { Catalog } from '../api/catalog.ts';
import type { ApiProblem } from '../api/client.ts';
import { toUrl } from '../api/url.ts';
import { formatBytes, formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { currentRoute, go, hrefTo } from '../navigation/navigation.ts';
import { toPage } from '../navigation/router.ts';
import { CommitForm } from './commit/commit-form.tsx';
import { Done } from './commit/upload-done.tsx';
import { JobList } from './job-list.tsx';
import { DifferenceSection } from './preview/difference-section.tsx';
import { FindingSection } from './preview/finding-section.tsx';
import { GrowthSection } from './preview/growth-section.tsx';
import { Questions } from './preview/questions.tsx';
import { ReadAs } from './preview/read-as.tsx';
import { previewTexts } from './preview/texts.ts';
import { leadOf } from './preview/upload-summary.ts';
import { StatusSign, uploadName } from './status-sign.tsx';
import { uploadTexts } from './texts.ts';
import { UploadDrop } from './upload-drop.tsx';
import { handOffUpload, useQueue } from './upload-queue.ts';

interface UploadViewProps {
  upload: UploadDocument;
  catalog: Catalog;
  replace: (upload: UploadDocument) => void;
  changed: () => Promise<void>;
}

/** An upload's page, in the order of work: questions, findings, differences, commit. */
export function UploadView({ upload, catalog, replace, changed }: UploadViewProps) {
  const [moved, setMoved] = useState<ApiProblem | null>(null);
  const { status, kind } = upload;
  const isOpen = status === 'ready' || status === 'needs-confirmation';
  const isDone = status === 'committed' || status === 'reverted';
  const isEmpty = isOpen && upload.summary.new + upload.summary.changed === 0;
  return (
    <div class="page upload">
      <UploadHead upload={upload} />
      {moved && (
        <Notice tone="yellow" title={moved.message} role="alert">
          <p>{t(previewTexts.moved.which, { count: moved.document?.problems?.length ?? 0 })}</p>
        </Notice>
      )}
      {!isDone && <SeenBefore upload={upload} />}
      {isDone && <Done upload={upload} catalog={catalog} changed={changed} />}
      {(status === 'refused' || status === 'expired') && <SendAgain />}
      {status === 'needs-input' && <Questions upload={upload} replace={replace} />}
      {kind === 'file' && status !== 'expired' && <ReadAs upload={upload} catalog={catalog} />}
      {!isDone && (
        <FindingSection
          upload={upload}
          findings={upload.problems}
          title={t(previewTexts.findings.problems)}
        />
      )}
      {(isOpen || isDone) && <DifferenceSection upload={upload} catalog={catalog} />}
      <GrowthSection upload={upload} replace={replace} />
      <FindingSection
        upload={upload}
        findings={upload.notes.filter(({ code }) => code !== GROWTH_NOT_RESTATED)}
        title={t(previewTexts.findings.notes)}
      />
      {isOpen && !isEmpty && (
        <CommitForm
          key={upload.baseRevision}
          upload={upload}
          committed={() => {
            setMoved(null);
            return changed();
          }}
          moved={(problem, anew) => {
            setMoved(problem);
            replace(anew);
            window.scrollTo(0, 0);
          }}
        />
      )}
    </div>
  );
}

function UploadHead({ upload }: { upload: UploadDocument }) {
  const { kind, file, by, at, id } = upload;
  return (
    <header class="page-head">
      <h1 class="named">
        <a class="page-kind" href={hrefTo('uploads')}>
          {t(uploadTexts.upload.kind)}
        </a>
        {uploadName(upload)}
      </h1>
      <p class="lead" aria-live="polite">
        {leadOf(upload)}
      </p>
      <p class="note upload-line">
        <StatusSign upload={upload} />
        <span>
          {by} · {formatMoment(at)}
        </span>
        {kind === 'file' && file && (
          <a href={toUrl('/api/uploads/:id/file', { id })} download>
            {t(uploadTexts.upload.original, { size: formatBytes(file.size) })}
          </a>
        )}
        {kind === 'file' && upload.problems.length + upload.warnings.length > 0 && (
          <a href={toUrl('/api/uploads/:id/marked', { id })} download>
            {t(uploadTexts.upload.marked)}
          </a>
        )}
      </p>
    </header>
  );
}

/** Takes the corrected file: after a refusal, or the same file after the preview expired. */
function SendAgain() {
  const { jobs, add, remove } = useQueue((upload, alone) => {
    if (!alone) return;
    handOffUpload(upload);
    go(toPage(currentRoute(), 'upload', String(upload.id)));
  });
  return (
    <>
      <UploadDrop add={add} small />
      <JobList jobs={jobs} remove={remove} />
    </>
  );
}

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

interface NoticeProps {
  tone: 'red' | 'yellow' | 'green' | 'plain';
  title: string;
  role?: 'alert' | 'status';
  children?: ComponentChildren;
}

/** A message at the top of the page. */
function Notice({ tone, title, role, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={role}>
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}
