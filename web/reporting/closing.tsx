import { useState } from 'preact/hooks';
import { formatMonth } from '../../domain/format.ts';
import type { Month } from '../../domain/model.ts';
import { type ClosedPeriod, PERIODS } from '../api/administration-answers.ts';
import { send } from '../api/client.ts';
import { askClosed } from '../api/closed-periods.ts';
import { isAtLeast, type Role } from '../api/roles.ts';
import { ReasonDialog } from '../components/reason-dialog.tsx';
import { formatMoment } from '../i18n/format-time.ts';
import { say } from '../i18n/index.ts';
import { w } from './reporting-words.ts';

interface ClosedNoteProps {
  period: Month;
  closed: ClosedPeriod | null;
  role: Role;
  /** Figures that have not come. */
  missing: number;
}

/** Whether the month is closed, and, for an editor, closing or opening it. */
export function ClosedNote({ period, closed, role, missing }: ClosedNoteProps) {
  const [isOpen, setOpen] = useState(false);
  const mayClose = isAtLeast(role, 'editor');
  if (!closed && !mayClose) return null;
  const name = say(formatMonth(period));
  const url = `${PERIODS}/${period}/close`;
  const act = async (reason: string) => {
    await send(closed ? 'DELETE' : 'POST', url, reason ? { reason } : {});
    await askClosed();
  };
  return (
    <div class="closed-note" aria-live="polite">
      {closed && (
        <span>
          <b>{w('closed.title', { period: name })}</b>{' '}
          {w('closed.by', { by: closed.by, at: formatMoment(closed.at) })}
          {closed.reason && ` ${closed.reason}`}
        </span>
      )}
      {mayClose && (
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {closed ? w('closed.open') : w('closed.close', { period: name })}
        </button>
      )}
      {isOpen && (
        <ReasonDialog
          title={closed ? w('closed.openTitle', { period: name }) : w('closed.closeTitle', { period: name })}
          text={closed ? w('closed.openText') : w('closed.closeText')}
          warning={!closed && missing > 0 ? w('closed.missing', { count: missing }) : null}
          go={closed ? w('closed.openGo') : w('closed.closeGo')}
          isRequired={closed !== null}
          act={act}
          close={() => setOpen(false)}
        />
      )}
    </div>
  );
}
