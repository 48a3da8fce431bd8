import { expect, test } from '@jest/globals';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

test('a chart below its page’s title says only what is measured', () => {
  const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
  const { figures } = source.figures('IND_INVOICE', 'ZONE')!;
  const said = ['path', 'months'].map((kind) => figures.find((figure) => figure.kind === kind)!.measure);
  expect(said).toEqual([
    { zh: '累计与计划', en: 'Year to date against plan' },
    { zh: '当月', en: 'By month' },
  ]);
});
