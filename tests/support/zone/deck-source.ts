import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeckSource } from '../../../domain/decks/page-content.ts';
import { parentOf, rowSentence } from '../../../domain/explanation/sentence.ts';
import { figureScope } from '../../../domain/figures/figure.ts';
import { figuresOf } from '../../../domain/figures/figures.ts';
import { FOLDER_FILES, parseDataFolder } from '../../../domain/import/folder/data-folder.ts';
import type { Catalog, Month, Observation, Target } from '../../../domain/model.ts';
import { monthOf, yearOf } from '../../../domain/month.ts';
import type { ObservationLookup } from '../../../domain/progress/observations.ts';
import { progressRows } from '../../../domain/progress/progress.ts';

/** A catalog with its facts, in memory. */
export interface Zone {
  catalog: Catalog;
  observations: Observation[];
  targets: Target[];
}

/** The zone in a data folder, read as `npm run load` reads it. */
export function folderZone(directory: string): Zone {
  const files = Object.fromEntries(
    FOLDER_FILES.flatMap((name) => {
      try {
        return [[name, new Uint8Array(readFileSync(join(directory, name)))]];
      } catch {
        return [];
      }
    }),
  );
  return parseZone(files);
}

/** The zone in the files of a data folder. @throws on any problem */
export function parseZone(files: Record<string, Uint8Array>): Zone {
  const folder = parseDataFolder(files, {
    catalog: { entities: [], indicators: [] },
    currentMonth: '2026-12',
  });
  if (folder.problems.length > 0) throw new Error(JSON.stringify(folder.problems.slice(0, 3)));
  return {
    catalog: {
      entities: folder.entities.map(({ value }) => value),
      indicators: folder.indicators.map(({ value }) => value),
    },
    observations: folder.observations.rows.map(({ value }) => value as Observation),
    targets: folder.targets.rows.map(({ value }) => value as Target),
  };
}

/** A zone's facts as pages want them; every pair with a target or a figure in the year has a row. */
export function sourceOf(zone: Zone, period: Month, exportedAt = '2026-11-22T02:30:00Z'): DeckSource {
  const { entities, indicators } = zone.catalog;
  const observations = new Map(
    zone.observations.map((one) => [`${one.indicator}|${one.entity}|${one.period}`, one]),
  );
  const targets = new Map<string, Target[]>();
  for (const target of zone.targets) {
    const key = `${target.indicator}|${target.entity}|${target.year}`;
    targets.set(
      key,
      [...(targets.get(key) ?? []), target].sort((a, b) => b.version - a.version),
    );
  }
  const facts: ObservationLookup = {
    observation: (indicator, entity, month) => observations.get(`${indicator}|${entity}|${month}`),
    target: (indicator, entity, month) =>
      targets.get(`${indicator}|${entity}|${yearOf(month)}`)?.find(({ from }) => from <= monthOf(month)),
  };
  const known = new Set<string>();
  for (const one of zone.observations) {
    if (yearOf(one.period) === yearOf(period)) known.add(`${one.indicator}|${one.entity}`);
  }
  for (const one of zone.targets) {
    if (one.year === yearOf(period)) known.add(`${one.indicator}|${one.entity}`);
  }
  const pairs = indicators.flatMap((indicator) =>
    entities
      .filter((entity) => known.has(`${indicator.code}|${entity.code}`))
      .map((entity) => ({ indicator, entity })),
  );
  return {
    catalog: zone.catalog,
    period,
    rows: progressRows(period, pairs, entities, facts),
    figures(indicatorCode, entityCode) {
      const indicator = indicators.find(({ code }) => code === indicatorCode);
      const entity = entities.find(({ code }) => code === entityCode);
      if (!indicator || !entity) return undefined;
      const figures = figuresOf(indicator, figureScope(entity, entities), period, entities, facts, 12);
      const parent = parentOf(entity, entities);
      const sentence = rowSentence(figures.row, { indicator, entity, parent, asked: period });
      return { ...figures, sentence };
    },
    revision: 12,
    demonstration: true,
    exportedAt,
  };
}
