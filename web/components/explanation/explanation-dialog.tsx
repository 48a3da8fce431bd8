import type { ComponentChildren } from 'preact';
import { type Explanation, explain } from '../../../domain/explanation/explain.ts';
import { EXPLAINABLE_FIELDS, type ExplainableField } from '../../../domain/explanation/explainable-field.ts';
import { parentOf, rowSentence } from '../../../domain/explanation/sentence.ts';
import { formatOwnPeriod, NOTHING } from '../../../domain/format.ts';
import type { Indicator, Month } from '../../../domain/model.ts';
import { netIncrease } from '../../../domain/progress/completion.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { CloseButton, Dialog } from '../dialog.tsx';
import { LightSign } from '../lights.tsx';
import { changeExplained, closeExplanation, type OpenExplanation } from './explanation-store.ts';
import { ObservationVersions, TargetVersions } from './version-history.tsx';

interface ExplanationDialogProps {
  open: OpenExplanation;
  catalog: Catalog;
  /** The month the page is about; the row's own may be another. */
  month: Month;
  asOf: string | undefined;
}

/** Behind a number: its formula with the numbers put in, where they came from, and every earlier version. */
export default function ExplanationDialog({ open, catalog, month, asOf }: ExplanationDialogProps) {
  const { row, field } = open;
  const indicator = catalog.indicator(row.indicator);
  const entity = catalog.entity(row.entity);
  if (!indicator || !entity) return null;
  const parent = parentOf(entity, catalog.entities);
  const title = `${nameOf(entity)} · ${nameOf(indicator)}`;
  return (
    <Dialog label={title} class="explanation" onClose={closeExplanation}>
      <header class="dialog-head">
        <div>
          <p class="dialog-kind">
            {t(formatOwnPeriod(indicator, row.period, null))} · <LightSign row={row} indicator={indicator} />
          </p>
          <h2>{title}</h2>
          <p class="dialog-sentence">{t(rowSentence(row, { indicator, entity, parent, asked: month }))}</p>
        </div>
        <CloseButton onClose={closeExplanation} />
      </header>
      <Fields
        row={row}
        indicator={indicator}
        field={field}
        onChoose={(next) => changeExplained({ row, field: next })}
      >
        <ObservationVersions row={row} indicator={indicator} asOf={asOf} />
        {row.target && <TargetVersions row={row} indicator={indicator} asOf={asOf} />}
      </Fields>
    </Dialog>
  );
}

interface FieldsProps {
  row: ProgressRow;
  indicator: Indicator;
  field: ExplainableField;
  onChoose: (field: ExplainableField) => void;
  children: ComponentChildren;
}

function Fields({ row, indicator, field, onChoose, children }: FieldsProps) {
  const all = EXPLAINABLE_FIELDS.map((one) => explain(row, one, indicator));
  const isOnWay = netIncrease(row, indicator.kind) !== null;
  const known = all.filter(
    (one) =>
      one.field !== 'light' &&
      // Of a level, the gap is the gap in its unit.
      !(one.field === 'gapAmount' && row.gapUnit === 'unit') &&
      // What a stock has gained of what it was to gain is said: 完成70.3%, where level by target would be 97.64%.
      !(isOnWay && (one.field === 'completion' || one.field === 'requiredMonthly') && one.field !== field) &&
      (t(one.result) !== NOTHING || one.field === field),
  );
  const chosen = all.find((one) => one.field === field);
  return (
    <div class="explanation-fields">
      <ul class="field-list">
        {known.map((one) => (
          <li key={one.field}>
            <button type="button" aria-pressed={one.field === field} onClick={() => onChoose(one.field)}>
              <span>{t(one.name)}</span>
              <span class="field-result">{t(one.result)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div>
        {chosen && <Formula derived={chosen} />}
        {children}
      </div>
    </div>
  );
}

function Formula({ derived }: { derived: Explanation }) {
  return (
    <section class="formula" aria-live="polite">
      <h3>{t(derived.name)}</h3>
      <p class="formula-result">{t(derived.result)}</p>
      <p class="formula-words">{t(derived.formula)}</p>
      {derived.inputs.length > 0 && (
        <dl class="formula-inputs">
          {derived.inputs.map((input) => (
            <div key={t(input.name)}>
              <dt>{t(input.name)}</dt>
              <dd>{t(input.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {derived.note && <p class="formula-note">{t(derived.note)}</p>}
    </section>
  );
}
