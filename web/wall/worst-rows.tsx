import type { Month } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { unitText } from '../../domain/unit.ts';
import type { Catalog } from '../api/catalog.ts';
import type { ResponseOf } from '../api/url.ts';
import { BulletPicture } from '../components/bullet/bullet.tsx';
import { type BulletScale, bulletOf, scaleOf } from '../components/bullet/bullet-geometry.ts';
import { LightHistory } from '../components/light-history.tsx';
import { LightSign } from '../components/lights.tsx';
import { NeedCell, ownPeriod } from '../components/progress/cells.tsx';
import { WhoseCell } from '../components/progress/whose.tsx';
import { Heads } from '../components/table.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { nameOf, t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { wallTexts } from './texts.ts';
import type { Wall } from './wall-model.ts';

type Histories = ResponseOf<'GET /api/lights'>['histories'];

interface WorstRowsProps {
  wall: Wall;
  period: Month;
  histories: Histories;
  catalog: Catalog;
}

/** The ten worst: what, by how much, what is needed a month, whose, and how it stood in the last 13 months. */
export function WorstRows({ wall: { worst, behind }, period, histories, catalog }: WorstRowsProps) {
  if (worst.length === 0) return <p class="wall-none">{t(wallTexts.none)}</p>;
  const scale = scaleOf(worst, (row) => catalog.indicator(row.indicator)?.kind ?? 'flow');
  const title =
    behind > worst.length ? t(wallTexts.worstOf, { all: behind, count: worst.length }) : t(wallTexts.worst);
  return (
    <table class="wall-rows">
      <caption class="only-read">{title}</caption>
      <Heads
        heads={[
          title,
          { label: t(columnTexts.bullet), class: 'wall-lane', isHidden: true },
          t(columnTexts.light),
          { label: t(wallTexts.need), class: 'number' },
          { label: t(columnTexts.leadDepartment), class: 'whose' },
          { label: t(wallTexts.history), class: 'wall-history' },
        ]}
      />
      <tbody>
        {worst.map((row) => (
          <WorstRow
            key={row.indicator}
            row={row}
            scale={scale}
            period={period}
            history={histories.find((one) => one.indicator === row.indicator)}
            catalog={catalog}
          />
        ))}
      </tbody>
    </table>
  );
}

interface WorstRowProps {
  row: ProgressRow;
  scale: BulletScale;
  period: Month;
  history: Histories[number] | undefined;
  catalog: Catalog;
}

function WorstRow({ row, scale, period, history, catalog }: WorstRowProps) {
  const indicator = catalog.indicator(row.indicator);
  const entity = catalog.entity(row.entity);
  if (!indicator || !entity) return null;
  const name = nameOf(indicator);
  return (
    <tr>
      <th scope="row">
        <a href={hrefTo('indicator', indicator.code, { entity: row.entity })} title={name}>
          {name}
        </a>{' '}
        <span class="unit">{t(unitText(indicator.unit))}</span>
        {row.period !== period && <span class="own-period">{ownPeriod(indicator, row.period, period)}</span>}
      </th>
      <td class="wall-lane">
        <BulletPicture bullet={bulletOf(row, scale, indicator.kind)} light={row.light} label="" note="" />
      </td>
      <td>
        <LightSign row={row} indicator={indicator} />
      </td>
      <NeedCell row={row} indicator={indicator} />
      <WhoseCell indicator={indicator} entity={entity} catalog={catalog} />
      <td class="wall-history">{history && <LightHistory lights={history.lights} name={name} />}</td>
    </tr>
  );
}
