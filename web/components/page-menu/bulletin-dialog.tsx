import { useMemo, useRef, useState } from 'preact/hooks';
import type { Catalog } from '../../api/catalog.ts';
import { useQuery } from '../../api/client.ts';
import { progressUrl } from '../../api/url.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import type { Route } from '../../navigation/router.ts';
import { CloseButton, Dialog } from '../dialog.tsx';
import { Failure, Skeleton } from '../states.tsx';
import { bulletinOf } from './bulletin.ts';
import { selectionOf } from './page-content.ts';
import { pageMenuTexts } from './texts.ts';

interface BulletinDialogProps {
  route: Route;
  catalog: Catalog;
  onClose: () => void;
}

/** The page's rows as text, to copy. */
export default function BulletinDialog({ route, catalog, onClose }: BulletinDialogProps) {
  const selection = selectionOf(route);
  const { period, asOf } = route.query;
  const { value, error } = useQuery(selection && progressUrl(selection, period, asOf));
  const text = useMemo(() => value && bulletinOf(value.rows, value.period, catalog), [value, catalog]);
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    area.current?.select();
    // The newer interface is only there on https; an intranet is often plain http.
    setCopied(document.execCommand('copy'));
  };
  const title = t(pageMenuTexts.bulletin);
  return (
    <Dialog label={title} class="bulletin" onClose={onClose}>
      <div class="dialog-head">
        <div>
          <h2>{title}</h2>
          <p class="note">{t(pageMenuTexts.bulletinNote)}</p>
        </div>
        <CloseButton onClose={onClose} />
      </div>
      {error && <Failure error={error} />}
      {!error && text === null && <Skeleton rows={4} />}
      {text !== null && (
        <>
          <textarea ref={area} class="bulletin-text" readOnly rows={14} aria-label={title} value={text} />
          <p class="bulletin-tools">
            <button type="button" class="button strong" disabled={text === ''} onClick={copy}>
              {t(pageMenuTexts.copy)}
            </button>
            <span role="status">
              {copied && t(pageMenuTexts.copied)}
              {text === '' && t(pageMenuTexts.nothing)}
            </span>
            {catalog.demonstration && <span class="note">{t(sharedTexts.demonstration)}</span>}
          </p>
        </>
      )}
    </Dialog>
  );
}
