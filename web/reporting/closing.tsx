import { useState } from 'preact/hooks';
import type { Role } from '../../contract/roles.ts';
import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import type { ClosedPeriod } from '../../domain/versions.ts';
import { send } from '../api/client.ts';
import { hasRole } from '../api/session.ts';
import { ReasonDialog } from '../components/forms/form-dialog.tsx';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { refreshClosedPeriods } from './closed-periods.ts';
import { reportingTexts } from './texts.ts';

interface ClosedNoteProps {
  period: Month;
  closed: ClosedPeriod | null;
  role: Role;
  /** Count of missing reports. */
  missing: number;
}

/** Whether the month is closed, and, for an editor, closing or opening it. */
export function ClosedNote({ period, closed, role, missing }: ClosedNoteProps) {
  const [isOpen, setOpen] = useState(false);
  const mayClose = hasRole(role, 'editor');
  if (!closed && !mayClose) return null;
  const name = t(formatMonth(period));
  const act = async (reason: string) => {
    await send(
      `${closed ? 'DELETE' : 'POST'} /api/periods/:period/close`,
      { period },
      reason ? { reason } : {},
    );
    await refreshClosedPeriods();
  };
  return (
    <div class="closed-note" aria-live="polite">
      {closed && (
        <span>
          <b>{t(reportingTexts.closed.title, { period: name })}</b>{' '}
          {t(reportingTexts.reportedBy, { by: closed.by, at: formatMoment(closed.at) })}
          {closed.reason && ` ${closed.reason}`}
        </span>
      )}
      {mayClose && (
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {closed ? t(reportingTexts.closed.open) : t(reportingTexts.closed.close, { period: name })}
        </button>
      )}
      {isOpen && (
        <ReasonDialog
          title={
            closed
              ? t(reportingTexts.closed.openTitle, { period: name })
              : t(reportingTexts.closed.closeTitle, { period: name })
          }
          text={closed ? t(reportingTexts.closed.openText) : t(reportingTexts.closed.closeText)}
          warning={!closed && missing > 0 ? t(reportingTexts.closed.missing, { count: missing }) : null}
          go={closed ? t(reportingTexts.closed.open) : t(reportingTexts.closed.closeGo)}
          isRequired={closed !== null}
          act={act}
          close={() => setOpen(false)}
        />
      )}
    </div>
  );
}
