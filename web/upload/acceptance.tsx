import { useId } from 'preact/hooks';
import { FieldError } from './field-error.tsx';
import type { FindingGroup } from './finding-order.ts';
import { FindingTable } from './finding-table.tsx';
import { messageOf, placeOf } from './finding-words.ts';
import { count } from './summary.ts';
import { w } from './words.ts';

/** As many places are looked at without opening anything. */
const IN_SIGHT = 5;

interface AcceptanceProps {
  group: FindingGroup;
  /** Why it was accepted; undefined: not accepted yet. */
  why: string | undefined;
  isMissing: boolean;
  change: (why: string | undefined) => void;
}

/** One kind of warning: what it is about, all its places, and that a person has looked. */
export function Acceptance({ group, why, isMissing, change }: AcceptanceProps) {
  const id = useId();
  const { findings } = group;
  const first = findings[0]!;
  const isAccepted = why !== undefined;
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
          <summary>{w('accept.all', { count: count(findings.length) })}</summary>
          <FindingTable findings={findings} caption={messageOf(first)} />
        </details>
      )}
      <div class="acceptance-fields">
        <label class="question-choice">
          <input
            type="checkbox"
            checked={isAccepted}
            onChange={(event) => change(event.currentTarget.checked ? '' : undefined)}
          />
          {findings.length > 1 ? w('accept.checkAll', { count: count(findings.length) }) : w('accept.check')}
        </label>
        {isAccepted && (
          <>
            <input
              class="field"
              list={id}
              value={why}
              maxLength={100}
              aria-label={w('accept.why')}
              placeholder={w('accept.why')}
              onInput={(event) => change(event.currentTarget.value)}
            />
            <datalist id={id}>
              <option value={w('accept.verified')} />
              <option value={w('accept.late')} />
              <option value={w('accept.scope')} />
              <option value={w('accept.oneOff')} />
            </datalist>
          </>
        )}
        {isMissing && <FieldError text={w('accept.missing')} />}
      </div>
    </div>
  );
}
