import { describe, expect, test } from '@jest/globals';
import { shortfallHeadline } from '../../../domain/explanation/shortfall-headline.ts';
import { summarize } from '../../../domain/explanation/summary.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { entity, rowOf, zone } from '../given.ts';

const subject = { zh: '全区', en: 'the zone' };

describe('the sentence of a page', () => {
  const rows = [
    rowOf('2025-08', { ytd: 70 }),
    rowOf('2025-08', { ytd: 64 }),
    rowOf('2025-08', { ytd: 20 }),
    rowOf('2025-08', { ytd: 40 }),
    rowOf('2025-08', {}),
    rowOf('2025-08', { ytd: 5 }, null),
  ];
  test('counts the lights, and leaves out what there is none of', () => {
    expect(summarize(rows, '2025-08', subject).sentence).toEqual({
      zh: '1—8月，全区6项指标中1项达序时、1项略欠、2项明显滞后、1项未报、1项不评判。',
      en: 'Jan–Aug 2025: of 6 indicators of the zone, 1 on pace, 1 slightly behind, 2 far behind, 1 not reported, 1 not judged.',
    });
    expect(summarize(rows.slice(0, 2), '2025-08', subject).sentence.zh).toBe(
      '1—8月，全区2项指标中1项达序时、1项略欠。',
    );
  });
  test('begins in English with a capital', () => {
    expect(summarize([rowOf('2025-12', { ytd: 90 })], '2025-12', subject).sentence.en).toMatch(
      /^Full year 2025: /,
    );
  });
  test('says that there is nothing where there is nothing', () => {
    expect(summarize([], '2025-08', subject).sentence.zh).toBe('1—8月，全区没有指标数据。');
  });
  test('in January counts this year’s rows only, and says last year’s apart', () => {
    const january = [rowOf('2025-01', { ytd: 9 }), rowOf('2024-12', { ytd: 90 }), rowOf('2024-12', {})];
    const summary = summarize(january, '2025-01', subject);
    expect(summary).toMatchObject({ total: 1, lights: { green: 1, red: 0 }, missing: 0, lastYear: 2 });
    expect(summary.sentence).toEqual({
      zh: '1月，全区1项指标中1项达序时；另有1项为上年数据、1项上年数据未报。',
      en: 'Jan 2025: of 1 indicator of the zone, 1 on pace; and 1 with figures of last year, 1 without last year’s figures.',
    });
    expect(summarize(january.slice(1, 2), '2025-01', subject).sentence.zh).toBe(
      '1月，全区没有本年数据；另有1项为上年数据。',
    );
  });
});

describe('the headline of what is behind', () => {
  const parks = ['A', 'B', 'C', 'D'].map((code) =>
    entity(code, { name: `${code}园`, nameEn: `Park ${code}` }),
  );
  const entities = [zone, ...parks];
  const red = rowOf('2025-08', { ytd: 20 });
  const yellow = rowOf('2025-08', { ytd: 64 });
  const of = (code: string, ...rows: ProgressRow[]) => rows.map((row) => ({ ...row, entity: code }));
  const say = (rows: ProgressRow[], about: { zh: string; en: string } | null = null) =>
    shortfallHeadline(rows, '2025-08', entities, about).zh;

  test.each([
    [[], '1—8月，没有欠序时的指标。'],
    [of('ZONE', yellow, red), '1—8月，全区2项指标欠序时，其中1项明显滞后。'],
    [of('A', red), '1—8月，A园1项指标明显滞后。'],
    [of('A', yellow), '1—8月，A园1项指标欠序时。'],
    [
      [...of('ZONE', yellow), ...of('A', yellow, red), ...of('B', yellow)],
      '1—8月，全区1项指标欠序时；2个园区共3项指标欠序时，其中1项明显滞后，最多的是A园（2项）。',
    ],
    [
      [...of('A', yellow, red), ...of('B', yellow, red), ...of('C', red)],
      '1—8月，3个园区共5项指标欠序时，其中3项明显滞后，最多的是A园、B园（各2项）。',
    ],
    [
      [...of('A', red, red), ...of('B', red, red), ...of('C', red, red), ...of('D', red)],
      '1—8月，4个园区共7项指标明显滞后，最多的是A园等3个园区（各2项）。',
    ],
    [[...of('A', yellow), ...of('B', yellow)], '1—8月，2个园区共2项指标欠序时，各1项。'],
  ])('%#: counts the rows shown, the zone apart from its parks', (rows, said) =>
    expect(say(rows)).toBe(said),
  );

  test('of one park, one department or one category says it once', () => {
    expect(say(of('A', red, yellow), { zh: 'A园', en: 'Park A' })).toBe(
      '1—8月，A园2项指标欠序时，其中1项明显滞后。',
    );
    expect(say([...of('ZONE', red), ...of('A', yellow)], { zh: '财政局牵头指标中，', en: '' })).toBe(
      '1—8月，财政局牵头指标中，全区1项指标明显滞后；A园1项指标欠序时。',
    );
  });
  test('says last year’s rows apart', () => {
    const rows = [rowOf('2025-01', { ytd: 1 }), rowOf('2024-12', { ytd: 90 })];
    expect(shortfallHeadline(rows, '2025-01', entities).zh).toBe(
      '1月，全区1项指标明显滞后；另有1项为上年数据。',
    );
  });
  test('in English', () => {
    const rows = [...of('ZONE', yellow), ...of('A', yellow, red), ...of('B', yellow)];
    expect(shortfallHeadline(rows, '2025-08', entities).en).toBe(
      'Jan–Aug 2025: The zone: 1 behind pace; 2 parks: 3 behind pace, 1 of them far behind, most in Park A (2).',
    );
  });
});
