import { describe, expect, test } from '@jest/globals';
import { FOLDER, loader } from './folder-loader.ts';

describe('published growth whose figure a folder revises', () => {
  const rows = (head: string, row: string) => ({
    'observations.csv': `period,indicator,entity,${head}\n2025-06,SALES,A,${row}`,
  });
  const growthLoaded = async () => {
    const made = await loader();
    await made.load({ ...FOLDER, ...rows('ytd,yoy_ytd', '24.43,6.1') });
    return made;
  };

  test('is refused without the column of growth, with the rows and the ways out', async () => {
    const { refusal, june, load } = await growthLoaded();
    expect(await refusal(rows('ytd', '26.38'))).toEqual([
      'growth-not-restated observations.csv:null:null',
      'growth-not-restated observations.csv:2:ytd',
    ]);
    expect(await june()).toMatchObject({ ytd: 24.43, yoyYtd: 6.1 });
    // What does not change asks nothing.
    expect(await load(rows('ytd', '24.43'))).toMatchObject({ changed: false });
  });

  test('is cleared by a blank cell, restated by a filled one, kept or cleared by the option', async () => {
    const blank = await growthLoaded();
    await blank.load(rows('ytd,yoy_ytd', '26.38,'));
    expect(await blank.june()).toMatchObject({ ytd: 26.38, yoyYtd: null });
    const restated = await growthLoaded();
    await restated.load(rows('ytd,yoy_ytd', '26.38,14.6'));
    expect(await restated.june()).toMatchObject({ ytd: 26.38, yoyYtd: 14.6 });
    const kept = await growthLoaded();
    await kept.load(rows('ytd', '26.38'), { growth: 'keep' });
    expect(await kept.june()).toMatchObject({ ytd: 26.38, yoyYtd: 6.1 });
    const cleared = await growthLoaded();
    await cleared.load(rows('ytd', '26.38'), { growth: 'clear' });
    expect(await cleared.june()).toMatchObject({ ytd: 26.38, yoyYtd: null });
  });
});
