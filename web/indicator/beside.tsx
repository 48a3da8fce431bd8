import type { Figure } from '../../domain/figures/figure.ts';
import type { Entity, Indicator } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { useQuery } from '../api/client.ts';
import type { ResponseOf, Url } from '../api/url.ts';
import { openExplanation } from '../components/explanation/explanation-store.ts';
import { Failure, Skeleton } from '../components/states.tsx';
import { nameOf, t } from '../i18n/index.ts';
import { Headline } from './headline.tsx';
import { Pictures } from './indicator-pictures.tsx';

type Answer = ResponseOf<'GET /api/figures'>;

/** Figures of one entity alone, which stand in its own column; the others compare all of them. */
export function isOfOne(kind: Figure['kind']): boolean {
  return kind === 'path' || kind === 'months';
}

interface BesideProps {
  answer: Answer;
  entity: Entity;
  other: Entity;
  /** Of the figures of `other`. */
  url: Url<Answer>;
  indicator: Indicator;
  rows: readonly ProgressRow[];
  isDemonstration: boolean;
}

/** Two entities side by side: the same numbers and pictures of each. */
export function Beside({ answer, entity, other, url, ...common }: BesideProps) {
  const { indicator } = common;
  const { value, error } = useQuery(url, `${indicator.code}/${other.code}`);
  return (
    <div class="beside">
      <Side answer={answer} entity={entity} {...common} />
      {error && <Failure error={error} />}
      {!error && !value && <Skeleton />}
      {value && <Side answer={value} entity={other} {...common} />}
    </div>
  );
}

interface SideProps {
  answer: Answer;
  entity: Entity;
  indicator: Indicator;
  rows: readonly ProgressRow[];
  isDemonstration: boolean;
}

function Side({ answer, entity, indicator, rows, isDemonstration }: SideProps) {
  const { row, figures, sentence } = answer;
  return (
    <section class="beside-one" aria-label={nameOf(entity)}>
      <h2>{nameOf(entity)}</h2>
      <p>{t(sentence)}</p>
      <Headline row={row} indicator={indicator} onAsk={(field) => openExplanation({ row, field })} />
      <Pictures
        figures={figures.filter(({ kind }) => isOfOne(kind))}
        rows={rows}
        entity={entity}
        indicator={indicator}
        isDemonstration={isDemonstration}
      />
    </section>
  );
}
