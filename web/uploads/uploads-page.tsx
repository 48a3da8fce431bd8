import { useCallback, useState } from 'preact/hooks';
import type { UploadDocument } from '../../domain/import/upload-document.ts';
import { request } from '../api/client.ts';
import { useFreshQuery } from '../api/fresh-query.ts';
import { hasRole, useSession } from '../api/session.ts';
import { type ResponseOf, toUrl } from '../api/url.ts';
import type { PageProps } from '../components/page.tsx';
import { Empty, Failure, Skeleton } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { go, hrefTo } from '../navigation/navigation.ts';
import { toPage } from '../navigation/router.ts';
import { JobList } from './job-list.tsx';
import { uploadTexts } from './texts.ts';
import { UploadDrop } from './upload-drop.tsx';
import { handOffUpload, useQueue } from './upload-queue.ts';
import { UploadTable } from './upload-table.tsx';
import '../components/drop-zone/drop-zone.css';
import './uploads.css';

type UploadsResponse = ResponseOf<'GET /api/uploads'>;

/** 上传数据: sends files, and lists the uploads so far. */
export default function UploadsPage({ route, catalog }: PageProps) {
  const session = useSession();
  if (!session) return <Skeleton />;
  if (!hasRole(session.role, 'statistician')) {
    return <Empty title={t(uploadTexts.notYours)}>{<p>{t(uploadTexts.notYoursMore)}</p>}</Empty>;
  }
  return <Uploads route={route} catalog={catalog} />;
}

function Uploads({ route, catalog }: PageProps) {
  const { value, error, reload, replace } = useFreshQuery(toUrl('/api/uploads'));
  const arrived = useCallback((upload: UploadDocument, alone: boolean) => {
    if (!alone) return void reload();
    handOffUpload(upload);
    go(toPage(route, 'upload', String(upload.id)));
  }, []);
  const { jobs, add, remove } = useQueue(arrived);
  return (
    <div class="page uploads">
      <header class="page-head">
        <h1>{t(uploadTexts.title)}</h1>
        <p class="lead">{t(uploadTexts.lead)}</p>
      </header>
      <UploadDrop add={add} />
      <JobList jobs={jobs} remove={remove} />
      <p class="note uploads-beside">
        <a href={hrefTo('due')}>{t(uploadTexts.due)}</a>
        <span>{t(uploadTexts.template)}</span>
      </p>
      <section aria-labelledby="uploads-before">
        <div class="section-head">
          <h2 id="uploads-before">{t(uploadTexts.before)}</h2>
        </div>
        {error && !value ? (
          <Failure error={error} />
        ) : !value ? (
          <Skeleton rows={4} />
        ) : value.uploads.length === 0 ? (
          <p class="note">{t(uploadTexts.none)}</p>
        ) : (
          <>
            <UploadTable uploads={value.uploads} catalog={catalog} />
            {value.next !== null && <Older shown={value} before={value.next} replace={replace} />}
          </>
        )}
      </section>
    </div>
  );
}

interface OlderProps {
  shown: UploadsResponse;
  /** Only uploads with a smaller id are requested. */
  before: number;
  replace: (uploads: UploadsResponse) => void;
}

function Older({ shown, before, replace }: OlderProps) {
  const [failed, setFailed] = useState(false);
  const show = () =>
    request(toUrl('/api/uploads', { before })).then(
      (older) => replace({ uploads: [...shown.uploads, ...older.uploads], next: older.next }),
      () => setFailed(true),
    );
  return (
    <p class="more">
      <button type="button" class="button" onClick={show}>
        {t(uploadTexts.older)}
      </button>
      {failed && <span role="alert"> {t(sharedTexts.error.network)}</span>}
    </p>
  );
}
