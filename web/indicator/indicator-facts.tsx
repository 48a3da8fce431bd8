import type { ComponentChildren } from 'preact';
import type { Indicator } from '../../domain/model.ts';
import { unitText } from '../../domain/unit.ts';
import type { Catalog } from '../api/catalog.ts';
import { nameOf, say, t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';

/** What the indicator is: definition, unit, source, who leads, how often and how late it comes. */
export function IndicatorFacts({ indicator, catalog }: { indicator: Indicator; catalog: Catalog }) {
  const department = catalog.entity(indicator.department ?? '');
  return (
    <section class="indicator-facts" aria-labelledby="indicator-facts">
      <h2 id="indicator-facts">{t('fact.title')}</h2>
      <dl>
        <Fact name={t('fact.definition')} wide>
          {indicator.definition ?? t('fact.unknown')}
        </Fact>
        <Fact name={t('fact.source')}>{indicator.source ?? t('fact.unknown')}</Fact>
        <Fact name={t('fact.department')}>
          {department ? (
            <a href={hrefTo('department', department.code)}>{nameOf(department)}</a>
          ) : (
            t('fact.unknown')
          )}
        </Fact>
        <Fact name={t('fact.unit')}>{say(unitText(indicator.unit))}</Fact>
        <Fact name={t('fact.kind')}>{t(`kind.${indicator.kind}`)}</Fact>
        <Fact name={t('fact.direction')}>{t(`direction.${indicator.direction}`)}</Fact>
        <Fact name={t('fact.frequency')}>{frequencyOf(indicator)}</Fact>
        {indicator.direction !== 'neutral' && (
          <Fact name={t('fact.lights')}>{t('fact.tolerance', { points: indicator.tolerance })}</Fact>
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
  const words = [t(`frequency.${indicator.frequency}`)];
  if (indicator.frequency === 'monthly' && indicator.firstMonth === 2) words.push(t('frequency.joint'));
  words.push(indicator.lag === 0 ? t('frequency.prompt') : t('frequency.lag', { months: indicator.lag }));
  return words.join(t('frequency.and'));
}
