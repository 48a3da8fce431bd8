import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parentOf, rowSentence } from '../../../domain/explanation/sentence.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

/** The zone and its parks in the months that differ most: New Year, the joint January–February, half a year, now, the end. */
const MONTHS = ['2025-01', '2025-02', '2025-06', '2025-08', '2024-12'];
const GOLDEN = join(import.meta.dirname, 'golden');

/**
 * Every sentence of the demonstration zone, as it is read out. `RENEW=1` writes the files anew; read what changed before
 * committing it.
 */
describe('every sentence of the demonstration zone', () => {
  const zone = folderZone(join(import.meta.dirname, '../../../seeds/demonstration'));

  test.each(MONTHS)('of %s', (month) => {
    const said = sentencesOf(month);
    const file = join(GOLDEN, `sentences-${month}.txt`);
    if (process.env.RENEW) writeFileSync(file, said);
    expect(said).toBe(readFileSync(file, 'utf8'));
  });

  function sentencesOf(month: string): string {
    const { rows } = sourceOf(zone, month);
    const { entities, indicators } = zone.catalog;
    const blocks = indicators.flatMap((indicator) => {
      const lines = entities
        .filter(({ kind }) => kind === 'zone' || kind === 'park')
        .flatMap((entity) => {
          const row = rows.find((one) => one.indicator === indicator.code && one.entity === entity.code);
          if (!row) return [];
          const context = { indicator, entity, parent: parentOf(entity, entities), asked: month };
          const { zh, en } = rowSentence(row, context);
          return [zh, en];
        });
      return lines.length === 0 ? [] : [`# ${indicator.code} ${indicator.name}`, ...lines, ''];
    });
    return `${blocks.join('\n').trimEnd()}\n`;
  }
});
