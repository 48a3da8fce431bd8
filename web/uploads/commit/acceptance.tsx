import { formatCount } from '../../i18n/format-count.ts';
import { t } from '../../i18n/index.ts';
import { messageOf, placeOf } from '../preview/finding-labels.ts';
import type { FindingGroup } from '../preview/finding-order.ts';
import { FindingTable } from '../preview/finding-table.tsx';
import { FieldError } from './field-error.tsx';
import { commitTexts } from './texts.ts';

/** Places shown without opening the list. */
const IN_SIGHT = 5;

interface AcceptanceProps {
  group: FindingGroup;
  isAccepted: boolean;
  isMissing: boolean;
  change: (isAccepted: boolean) => void;
}

/** One kind of warning with all its places, and the box that accepts it. */
export function Acceptance({ group, isAccepted, isMissing, change }: AcceptanceProps) {
  const { findings } = group;
  const first = findings[0]!;
  return (
    <div class={`acceptance${isAccepted ? ' accepted' : ''}${isMissing ? ' missing' : ''}`}>
      <p class="acceptance-message">
        <span class="light yellow">
          <span class="light-shape" aria-hidden="true">
            {isAccepted ? '✓' : '▲'}
          </span>
        </span>
        <span>
          {placeOf(first) && <span class="quiet">{placeOf(first)} </span>}
          {messageOf(first)}
        </span>
      </p>
      {findings.length > 1 && (
        <details open={findings.length <= IN_SIGHT}>
          <summary>{t(commitTexts.accept.all, { count: formatCount(findings.length) })}</summary>
          <FindingTable findings={findings} caption={messageOf(first)} />
        </details>
      )}
      <div class="acceptance-fields">
        <label class="question-choice">
          <input
            type="checkbox"
            checked={isAccepted}
            onChange={(event) => change(event.currentTarget.checked)}
          />
          {findings.length > 1
            ? t(commitTexts.accept.checkAll, { count: formatCount(findings.length) })
            : t(commitTexts.accept.check)}
        </label>
        {isMissing && <FieldError text={t(commitTexts.accept.missing)} />}
      </div>
    </div>
  );
}
