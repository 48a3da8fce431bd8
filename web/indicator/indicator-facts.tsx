import type { ComponentChildren } from 'preact';
import type { Entity, Indicator } from '../../domain/model.ts';
import { DEFAULT_TOLERANCE } from '../../domain/progress/pace-and-status.ts';
import { gapUnitText, unitText } from '../../domain/unit.ts';
import type { Catalog } from '../api/catalog.ts';
import { peopleOf } from '../components/progress/whose.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { language, nameOf, t } from '../i18n/index.ts';
import { indicatorFieldTexts } from '../i18n/indicator-texts.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { indicatorTexts } from './texts.ts';

interface FactsProps {
  indicator: Indicator;
  /** Whose page this is: a park has people of its own. */
  entity: Entity;
  catalog: Catalog;
}

/** The indicator's definition, unit, source, lead department with its people, frequency and lag. */
export function IndicatorFacts({ indicator, entity, catalog }: FactsProps) {
  const department = catalog.entity(indicator.department ?? '');
  return (
    <section class="indicator-facts" aria-labelledby="indicator-facts">
      <h2 id="indicator-facts">{t(indicatorTexts.fact.title)}</h2>
      <dl>
        <Fact name={t(indicatorFieldTexts.name.definition)} wide>
          {indicator.definition ?? t(indicatorTexts.fact.unknown)}
        </Fact>
        <Fact name={t(indicatorTexts.fact.source)}>{indicator.source ?? t(indicatorTexts.fact.unknown)}</Fact>
        <Fact name={t(columnTexts.leadDepartment)}>
          {department ? (
            <a href={hrefTo('department', department.code)}>{nameOf(department)}</a>
          ) : (
            t(indicatorTexts.fact.unknown)
          )}
        </Fact>
        {peopleOf(indicator, entity, catalog).map(({ role, name }) => (
          <Fact name={role} key={role}>
            {name}
          </Fact>
        ))}
        <Fact name={t(indicatorTexts.fact.unit)}>{t(unitText(indicator.unit))}</Fact>
        <Fact name={t(indicatorFieldTexts.name.kind)}>{t(indicatorFieldTexts.kind[indicator.kind])}</Fact>
        <Fact name={t(indicatorFieldTexts.name.direction)}>
          {t(indicatorFieldTexts.direction[indicator.direction])}
        </Fact>
        <Fact name={t(indicatorFieldTexts.name.frequency)}>{frequencyOf(indicator)}</Fact>
        {indicator.direction !== 'neutral' && (
          <Fact name={t(indicatorTexts.fact.lights)}>{toleranceOf(indicator)}</Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={wide ? 'fact fact-wide' : 'fact'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function frequencyOf(indicator: Indicator): string {
  const words = [t(indicatorFieldTexts.frequency[indicator.frequency])];
  if (indicator.frequency === 'monthly' && indicator.firstMonth === 2)
    words.push(t(indicatorFieldTexts.frequency.joint));
  words.push(
    indicator.lag === 0
      ? t(indicatorFieldTexts.frequency.prompt)
      : t(indicatorFieldTexts.frequency.lag, { months: indicator.lag }),
  );
  return words.join(t(indicatorFieldTexts.frequency.and));
}

/** Rates and indexes are judged in their own unit, by default within 5 % of the target; all others in points. */
function toleranceOf({ kind, tolerance, unit }: Indicator): string {
  if (kind !== 'rate' && kind !== 'index')
    return t(indicatorTexts.fact.tolerance, { points: tolerance ?? DEFAULT_TOLERANCE });
  const size =
    tolerance === null
      ? t(indicatorTexts.fact.shareOfTarget)
      : `${tolerance}${language() === 'zh' ? '' : ' '}${t(gapUnitText(unit))}`;
  return t(indicatorTexts.fact.levelTolerance, { size });
}
