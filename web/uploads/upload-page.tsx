import { useEffect, useState } from 'preact/hooks';
import { fetchQuery } from '../api/client.ts';
import { useFreshQuery } from '../api/fresh-query.ts';
import { CATALOG, toUrl } from '../api/url.ts';
import type { PageProps } from '../components/page.tsx';
import { Empty, Failure, Skeleton } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { uploadTexts } from './texts.ts';
import { takeUpload } from './upload-queue.ts';
import { UploadView } from './upload-view.tsx';
import '../components/drop-zone/drop-zone.css';
import './uploads.css';
import './preview/preview.css';
import './commit/commit.css';

/** Milliseconds between two requests for an upload that the server is still preparing. */
const STAGING_MS = 700;

/** One upload, from its preview to its result. */
export default function UploadPage({ route, catalog }: PageProps) {
  const id = route.code ?? '';
  return <OneUpload key={id} id={id} route={route} catalog={catalog} />;
}

function OneUpload({ id, catalog }: PageProps & { id: string }) {
  const [handed] = useState(() => takeUpload(id));
  const { value, error, reload, replace } = useFreshQuery(toUrl('/api/uploads/:id', { id }), handed);
  const isStaging = value?.status === 'staging';
  useEffect(() => {
    if (!isStaging) return;
    const timer = setInterval(reload, STAGING_MS);
    return () => clearInterval(timer);
  }, [isStaging, reload]);
  if (error && !value) {
    if (error.status !== 404) return <Failure error={error} />;
    return (
      <Empty title={t(uploadTexts.upload.unknown)}>
        <p>
          <a class="button" href={hrefTo('uploads')}>
            {t(uploadTexts.upload.back)}
          </a>
        </p>
      </Empty>
    );
  }
  if (!value) return <Skeleton />;
  const changed = async () => {
    await reload();
    // The catalog has the new revision: pages that show data request it again.
    fetchQuery(CATALOG).catch(() => {});
  };
  return <UploadView upload={value} catalog={catalog} replace={replace} changed={changed} />;
}
