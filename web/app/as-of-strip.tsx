import type { Catalog } from '../api/catalog.ts';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { hrefWith } from '../navigation/navigation.ts';
import type { Route } from '../navigation/router.ts';
import { appTexts } from './texts.ts';

interface AsOfStripProps {
  route: Route;
  catalog: Catalog;
}

/** Says on every page that its figures are those of an earlier moment, and leads back to those of now. */
export function AsOfStrip({ route, catalog }: AsOfStripProps) {
  const { asOf } = route.query;
  if (asOf === undefined || catalog.revision >= catalog.newestRevision) return null;
  const revision = t(sharedTexts.revision, { revision: catalog.revision });
  const isRevision = /^\d+$/.test(asOf);
  return (
    <p class="as-of-strip">
      <strong>
        {isRevision
          ? t(appTexts.asOfRevision, { revision })
          : t(appTexts.asOfMoment, { moment: formatMoment(asOf), revision })}
      </strong>
      <span>
        {t(appTexts.notNow, { revision: t(sharedTexts.revision, { revision: catalog.newestRevision }) })}
      </span>
      <a href={hrefWith({ asOf: undefined })}>{t(appTexts.toNow)}</a>
    </p>
  );
}
