import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INDICATORS, known, observationProblems, parse, problems, targetProblems } from './folder-texts.ts';

describe('entities', () => {
  const entityProblems = (...rows: string[]) =>
    problems({ 'entities.csv': ['code,name,kind,parent', ...rows].join('\n') });

  test('codes twice, unfit for an address, or missing', () => {
    expect(entityProblems('C,丙,park,', 'C,丙,park,', 'a b,丁,park,', ',戊,park,', '中-1,己,园区,')).toEqual([
      'duplicate-row entities.csv:3:code C',
      'bad-code entities.csv:4:code a b',
      'blank entities.csv:5:code ',
    ]);
  });

  test('parents that are unknown or form a circle, also through what is stored', () => {
    expect(
      entityProblems('C,丙,park,D', 'D,丁,zone,E', 'E,戊,zone,C', 'F,己,park,F', 'G,庚,park,NONE'),
    ).toEqual([
      'cycle entities.csv:2:parent D',
      'cycle entities.csv:3:parent E',
      'cycle entities.csv:4:parent C',
      'cycle entities.csv:5:parent F',
      'unknown-parent entities.csv:6:parent NONE',
    ]);
    expect(entityProblems('CITY,某市,peer,A')).toEqual(['cycle entities.csv:2:parent A']);
    // A row beside a circle is not in it, and a parent whose row cannot be read is no second problem.
    expect(entityProblems('C,丙,park,D', 'D,丁,zone,E', 'E,戊,zone,D', 'H,辛,park,K', 'K,,zone,')).toEqual([
      'cycle entities.csv:3:parent E',
      'cycle entities.csv:4:parent D',
      'blank entities.csv:6:name ',
    ]);
  });
});

test('indicators: codes twice, a department nobody knows, a tolerance below zero', () => {
  const header = `${INDICATORS.split('\n')[0]},tolerance`;
  const row = (code: string, department: string, tolerance: string) =>
    `${code},名,类,亿元,flow,higher,1,monthly,0,${department},2,${tolerance}`;
  const text = [header, row('N', 'FIN', '2.5'), row('N', '', ''), row('M', 'NONE', '-1')].join('\n');
  expect(problems({ 'indicators.csv': text })).toEqual([
    'duplicate-row indicators.csv:3:code N',
    'unknown-department indicators.csv:4:department NONE',
    'out-of-range indicators.csv:4:tolerance -1',
  ]);
});

describe('observations', () => {
  test('a figure twice, with two values; with one value it is taken once', () => {
    expect(
      observationProblems('2025-06,SALES,A,,1,,,', '2025-07,SALES,A,,1,,,', '2025-06,SALES,A,,2,,,'),
    ).toEqual(['duplicate observations.csv:4:ytd 2']);
    const text =
      'period,indicator,entity,month,ytd\n2025-06,SALES,A,,1\n2025-06,SALES,A,2,1\n2025-06,SALES,A,,\n';
    expect(parse({ 'observations.csv': text }, known).observations.rows).toMatchObject([
      { row: 2, value: { month: 2, ytd: 1 } },
    ]);
  });

  test('months that the indicator cannot have', () => {
    expect(
      observationProblems(
        '2025-01,SALES,A,1,1,,,',
        '2025-01,OUTPUT,A,1,1,,,',
        '2025-02,OUTPUT,A,,1,,,',
        '2025-08,GDP,A,,1,,,',
        '2025-09,GDP,A,,1,,,',
        '2025-13,SALES,A,,1,,,',
        '2027-01,SALES,A,,1,,,',
        ',SALES,A,,1,,,',
      ),
    ).toEqual([
      'no-january observations.csv:3:month 1',
      'not-a-quarter observations.csv:5:ytd 1',
      'not-a-period observations.csv:7:period 2025-13',
      'future-month observations.csv:8:ytd 1',
      'missing-period observations.csv:9:period null',
    ]);
  });

  test('a level of an indicator that has only growth; a status that is none', () => {
    expect(observationProblems('2025-06,ADDED,A,,120.5,,8.1,', '2025-06,SALES,A,,1,,,final')).toEqual([
      'level-of-growth observations.csv:2:ytd 120.5',
      'unknown-status observations.csv:3:status final',
    ]);
  });

  test('blank is not reported, zero is zero', () => {
    const text = 'period,indicator,entity,month,ytd\n2025-06,SALES,A, ,0\n';
    expect(parse({ 'observations.csv': text }, known).observations.rows[0]?.value).toMatchObject({
      month: null,
      ytd: 0,
    });
  });

  test('an indicator whose code is a word of headers keeps its figures', () => {
    const codes = ['NO', 'no.1', 'NOTE', 'date', 'UNIT', 'ytd', 'MONTH', 'TOTAL'];
    const [header] = INDICATORS.split('\n');
    const { indicators } = parse({
      'indicators.csv': [
        header,
        ...codes.map((code, i) => `${code},名${'甲乙丙丁戊己庚辛'[i]},类,亿元,flow,higher,1,monthly,0,,2`),
      ].join('\n'),
    });
    const catalog = { ...known, indicators: indicators.map(({ value }) => value) };
    const text = ['period,indicator,entity,ytd', ...codes.map((code, i) => `2025-08,${code},A,${i + 1}`)];
    const { observations, problems } = parse({ 'observations.csv': text.join('\n') }, catalog);
    expect(problems).toEqual([]);
    expect(observations.rows.map(({ value }) => [value.indicator, value.ytd])).toEqual(
      codes.map((code, i) => [code, i + 1]),
    );
  });

  test('a name that two entities share is refused, not guessed', () => {
    const twins = { ...known, entities: known.entities.map((one) => ({ ...one, shortName: '园' })) };
    expect(problems({ 'observations.csv': '期间,指标,园区,累计\n2025-06,SALES,园,1\n' }, twins)).toEqual([
      'unknown-entity observations.csv:2:园区 园',
    ]);
  });

  test('any table of decimals comes back as it was', () => {
    const figure = fc.option(
      fc.integer({ min: -1e9, max: 1e9 }).map((digits) => digits / 1e4),
      { nil: null },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure, figure, figure), { maxLength: 24 }), (table) => {
        const months = table.map(
          (_, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
        );
        const rows = table.map((cells, i) =>
          [months[i], 'SALES', 'A', ...cells.map((cell) => cell ?? '')].join(','),
        );
        const text = ['period,indicator,entity,month,ytd,yoy_month,yoy_ytd', ...rows].join('\n');
        const folder = parse({ 'observations.csv': text }, known);
        expect(folder.problems).toEqual([]);
        expect(
          folder.observations.rows.map(({ value }) => [value.month, value.ytd, value.yoyMonth, value.yoyYtd]),
        ).toEqual(table.map((cells) => cells.map((cell) => (cell === null ? null : cell + 0))));
      }),
    );
  });
});

describe('targets', () => {
  test('a target twice, unless each row states its version', () => {
    expect(targetProblems('SALES,A,2025,value,1,1,,,', 'SALES,A,2025,value,2,2,,,')).toEqual([]);
    expect(
      targetProblems(
        'SALES,A,2025,value,1,,,,',
        'SALES,A,2025,value,1,,,,',
        'SALES,A,2025,value,2,1,,,',
        'SALES,B,2025,value,1,1,,,',
        'SALES,B,2025,value,1,1,,,',
        'SALES,B,2025,value,1,0,,,',
      ),
    ).toEqual([
      'duplicate-row targets.csv:3:null null',
      'version-missing targets.csv:4:version 1',
      'duplicate-row targets.csv:6:null null',
      'out-of-range targets.csv:7:version 0',
    ]);
  });

  test('of several versions, the one row without a number is the first, wherever it is', () => {
    const { targets, problems } = parse(
      {
        'targets.csv': `indicator,entity,year,type,value,version
SALES,A,2025,value,100,
SALES,A,2025,value,120,2
SALES,B,2025,value,40,3
SALES,B,2025,value,30,
SALES,ZONE,2025,value,7,
`,
      },
      known,
    );
    expect(problems).toEqual([]);
    expect(targets.rows.map(({ value }) => [value.entity, value.value, value.version])).toEqual([
      ['A', 100, 1],
      ['A', 120, 2],
      ['B', 40, 3],
      ['B', 30, 1],
      ['ZONE', 7, null],
    ]);
  });

  test('an indicator that has only growth has only a growth target', () => {
    expect(targetProblems('ADDED,A,2025,growth,8,,,,', 'ADDED,A,2026,value,8,,,,')).toEqual([
      'target-without-level targets.csv:3:type value',
    ]);
  });

  test('a cumulative plan that falls, or that does not end at the target', () => {
    expect(
      targetProblems(
        'SALES,A,2025,value,100,,40,70,100',
        'SALES,A,2026,value,100,,40,30,100',
        'SALES,A,2027,value,100,,40,70,90',
        'SALES,A,2028,value,100,,40,,',
        'LOSS,A,2025,cap,20,,25,22,20',
        'SALES,B,2025,value,-10,,-4,-7,-10',
        'SALES,B,2026,growth,8,,4,,',
      ),
    ).toEqual([
      'plan-falls targets.csv:3:m9 30',
      'plan-december targets.csv:4:m12 90',
      'plan-of-growth targets.csv:8:m6 4',
    ]);
  });
});
