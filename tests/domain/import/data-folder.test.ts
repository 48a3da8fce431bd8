import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type DataFolder,
  type FolderFile,
  parseDataFolder,
} from '../../../domain/import/folder/data-folder.ts';
import type { Catalog } from '../../../domain/model.ts';

type Texts = Partial<Record<FolderFile, string>>;
const NOTHING: Catalog = { entities: [], indicators: [] };

function parse(texts: Texts, known: Catalog = NOTHING): DataFolder {
  const files = Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]);
  return parseDataFolder(Object.fromEntries(files), { catalog: known, currentMonth: '2026-12' });
}

const ENTITIES = `code,name,kind,parent
CITY,某市,peer,
ZONE,全区,zone,CITY
A,甲园,park,ZONE
B,乙园,park,ZONE
FIN,财政局,department,ZONE
`;
const INDICATORS = `code,name,category,unit,kind,direction,first_month,frequency,lag,department,decimals
SALES,开票销售,工业,亿元,flow,higher,1,monthly,0,FIN,2
OUTPUT,工业产值,工业,亿元,flow,higher,2,monthly,0,,2
GDP,地区生产总值,综合,亿元,flow,higher,1,quarterly,0,,2
ADDED,工业增加值,工业,%,growth,higher,2,monthly,0,,1
LOSS,亏损面,工业,%,rate,lower,1,monthly,1,,1
`;
const known: Catalog = (() => {
  const { entities, indicators } = parse({ 'entities.csv': ENTITIES, 'indicators.csv': INDICATORS });
  return { entities: entities.map(({ value }) => value), indicators: indicators.map(({ value }) => value) };
})();

/** `code file:row:column value` of every problem, so that a test says where. */
const problems = (texts: Texts, catalog = known) =>
  parse(texts, catalog).problems.map(
    ({ code, file, row, column, value }) => `${code} ${file}:${row}:${column} ${value}`,
  );
const observationProblems = (...rows: string[]) =>
  problems({
    'observations.csv': ['period,indicator,entity,month,ytd,yoy_month,yoy_ytd,status', ...rows].join('\n'),
  });
const targetProblems = (...rows: string[]) =>
  problems({ 'targets.csv': ['indicator,entity,year,type,value,version,m6,m9,m12', ...rows].join('\n') });

describe('a sound folder', () => {
  test('gives typed rows, with the row each stood in', () => {
    const folder = parse({
      'entities.csv': ENTITIES,
      'indicators.csv': INDICATORS,
      'targets.csv':
        'indicator,entity,year,type,value,m6,m12,note\nSALES,A,2025,value,"1,200",500,1200,调整\n',
      'observations.csv':
        'period,indicator,entity,month,ytd,yoy_ytd,status\n2025-06,SALES,A,,12.4,-0.5,flash\n',
      'about.json': '{"title":{"zh":"某区","en":"A zone"},"demonstration":true}',
    });
    expect(folder.problems).toEqual([]);
    expect(folder.entities[2]).toEqual({
      row: 4,
      value: {
        code: 'A',
        name: '甲园',
        nameEn: null,
        shortName: null,
        kind: 'park',
        parent: 'ZONE',
        sort: 4,
        aliases: [],
      },
    });
    expect(folder.indicators[0]?.value).toMatchObject({
      code: 'SALES',
      firstMonth: 1,
      tolerance: 5,
      numerator: null,
      denominator: null,
      department: 'FIN',
    });
    expect(folder.targets.rows).toEqual([
      {
        row: 2,
        value: {
          indicator: 'SALES',
          entity: 'A',
          year: 2025,
          type: 'value',
          value: 1200,
          version: null,
          plan: [null, null, null, null, null, 500, null, null, null, null, null, 1200],
          note: '调整',
        },
      },
    ]);
    expect(folder.observations).toEqual({
      presentColumns: { month: true, ytd: true, yoyMonth: false, yoyYtd: true, status: true },
      rows: [
        {
          row: 2,
          value: {
            period: '2025-06',
            indicator: 'SALES',
            entity: 'A',
            month: null,
            ytd: 12.4,
            yoyMonth: null,
            yoyYtd: -0.5,
            status: 'flash',
          },
        },
      ],
    });
    expect(folder.about).toEqual({ title: { zh: '某区', en: 'A zone' }, demonstration: true });
  });

  test('columns in any order and in Chinese, a byte order mark, CRLF, blank rows and trailing empty columns', () => {
    const folder = parse(
      {
        'observations.csv':
          '\ufeff状态,累计,园区/部门/地区,指标,期间,,\r\n正式,１２．４,A,SALES,2025-06,,\r\n,,,,,,\r\n\r\n,13,B,SALES,2025-06,,\r\n',
      },
      known,
    );
    expect(folder.problems).toEqual([]);
    expect(folder.observations.rows.map(({ row, value }) => [row, value.ytd, value.status])).toEqual([
      [2, 12.4, 'official'],
      [5, 13, null],
    ]);
  });

  test('GBK and UTF-16, tabs and semicolons, as in an upload', () => {
    const gbk = [...'code;name;kind;parent\nX;'].map((one) => one.charCodeAt(0));
    const bytes = Uint8Array.from([
      ...gbk,
      0xd6,
      0xd0,
      0xb9,
      0xfa,
      ...[...';park;'].map((c) => c.charCodeAt(0)),
    ]);
    const utf16 = Buffer.from('\ufeffcode\tname\tkind\tparent\nY\t乙\tpark\t\n', 'utf16le');
    const context = { catalog: NOTHING, currentMonth: '2026-12' };
    const read = (file: Uint8Array) => {
      const { entities, problems } = parseDataFolder({ 'entities.csv': file }, context);
      return [problems, entities.map(({ value }) => value.name)];
    };
    expect(read(bytes)).toEqual([[], ['中国']]);
    expect(read(utf16)).toEqual([[], ['乙']]);
  });

  test('a target may state a percent or another unit of the same sort; a dash is blank', () => {
    const text =
      'indicator,entity,year,type,value,m6,m12\nSALES,A,2025,value,120000万元,—,12亿元\nADDED,A,2025,growth,8%,,\n';
    const { targets, problems } = parse({ 'targets.csv': text }, known);
    expect(problems).toEqual([]);
    expect(targets.rows.map(({ value }) => [value.value, value.plan?.[5], value.plan?.[11]])).toEqual([
      [12, null, 12],
      [8, undefined, undefined],
    ]);
    expect(targetProblems('SALES,A,2025,value,—,,,,', 'SALES,A,2025,value,8%,,,,')).toEqual([
      'not-a-number targets.csv:2:value —',
      'not-a-number targets.csv:3:value 8%',
    ]);
  });

  test('a column may be named in both languages, one of them in brackets', () => {
    const folder = parse(
      {
        'observations.csv':
          'period（期间）,指标 (indicator),entity(园区/部门/地区),YTD（累计）\n2025-06,SALES,A,12.4\n',
      },
      known,
    );
    expect(folder.problems).toEqual([]);
    expect(folder.observations.rows.map(({ value }) => [value.entity, value.ytd])).toEqual([['A', 12.4]]);
    expect(problems({ 'observations.csv': 'period,indicator,entity,ytd（当月）\n' })).toEqual([
      'unknown-column observations.csv:1:ytd（当月） null',
    ]);
  });

  test('names and aliases stand for codes where they mean one thing', () => {
    const catalog = {
      ...known,
      entities: known.entities.map((one) => (one.code === 'A' ? { ...one, aliases: ['甲工业园'] } : one)),
    };
    const texts = { 'observations.csv': '期间,指标,园区,累计\n2025-06,开票销售,甲工业园,1\n' };
    expect(parse(texts, catalog).observations.rows[0]?.value).toMatchObject({
      indicator: 'SALES',
      entity: 'A',
    });
  });

  test('a cell may hold commas, quotes and line breaks; rows are counted as a spreadsheet does', () => {
    const folder = parse(
      {
        'targets.csv':
          'indicator,entity,year,type,value,note\nSALES,A,2025,value,1,"一行,\n""二行"""\nSALES,B,2025,value,x,\n',
      },
      known,
    );
    expect(folder.targets.rows[0]?.value.note).toBe('一行,\n"二行"');
    expect(folder.problems).toMatchObject([{ row: 3, column: 'value', value: 'x' }]);
  });

  test('the apostrophe that keeps a spreadsheet from calculating is no part of a name', () => {
    const { entities } = parse({
      'entities.csv': "code,name,kind,parent\nX,'=甲,park,\nY,'＋乙,park,\nZ,'丙,park,\n",
    });
    expect(entities.map(({ value }) => value.name)).toEqual(['=甲', '＋乙', "'丙"]);
  });

  test('what the file has no column for stays as it is known', () => {
    const first = parse({
      'entities.csv': 'code,name,kind,parent,name_en,sort,aliases\nZ,区,zone,,The Zone,7,甲;乙|丙\n',
    });
    const zone = first.entities.map(({ value }) => value);
    expect(zone[0]).toMatchObject({ nameEn: 'The Zone', sort: 7, aliases: ['甲', '乙', '丙'] });
    const again = parse(
      { 'entities.csv': 'code,name,kind,parent\nZ,新区,zone,\n' },
      { entities: zone, indicators: [] },
    );
    expect(again.entities[0]?.value).toEqual({ ...zone[0], name: '新区' });
    const cleared = parse(
      { 'entities.csv': 'code,name,kind,parent,name_en,aliases\nZ,区,zone,,,\n' },
      { entities: zone, indicators: [] },
    );
    expect(cleared.entities[0]?.value).toMatchObject({ nameEn: null, aliases: [], sort: 7 });
  });
});

describe('every problem is said, with file, row, column and value', () => {
  test('in all files at once', () => {
    expect(
      problems({
        'entities.csv': 'code,name,kind,parent\nX,,town,NOWHERE\n',
        'indicators.csv': INDICATORS.replace('flow,higher,1,monthly,0,FIN', 'flow,up,3,weekly,-1,A'),
        'targets.csv': 'indicator,entity,year,type,value\nSALES,A,25,level,\n',
        'observations.csv': 'period,indicator,entity,ytd\n2025-13,NOTHING,NOBODY,0x10\n',
        'about.json': '{"title":"x"}',
      }),
    ).toEqual([
      'blank entities.csv:2:name ',
      'unknown-word entities.csv:2:kind town',
      'unknown-word indicators.csv:2:direction up',
      'out-of-range indicators.csv:2:first_month 3',
      'unknown-word indicators.csv:2:frequency weekly',
      'out-of-range indicators.csv:2:lag -1',
      'not-a-department indicators.csv:2:department A',
      'out-of-range targets.csv:2:year 25',
      'unknown-word targets.csv:2:type level',
      'blank targets.csv:2:value ',
      'not-a-period observations.csv:2:period 2025-13',
      'not-a-number observations.csv:2:ytd 0x10',
      'unknown-indicator observations.csv:2:indicator NOTHING',
      'unknown-entity observations.csv:2:entity NOBODY',
      'bad-about about.json:null:null null',
    ]);
  });

  test('in Chinese and in English', () => {
    const [problem] = parse(
      { 'observations.csv': '期间,指标,园区,累计\n2025-06,SALES,A,约12\n' },
      known,
    ).problems;
    expect(problem).toEqual({
      code: 'not-a-number',
      file: 'observations.csv',
      row: 2,
      column: '累计',
      value: '约12',
      message: '“约12”不是数字。',
      messageEn: '“约12” is not a number.',
    });
  });

  test('headers: unknown, doubled, missing; rows too long or too short', () => {
    expect(
      problems({
        'observations.csv':
          'period,indicator,entity,ytd,累计,mth\n2025-06,SALES,A,1\n2025-06,SALES,A,1,2,3,4\n',
      }),
    ).toEqual([
      'duplicate-column observations.csv:1:累计 null',
      'unknown-column observations.csv:1:mth null',
      'field-count observations.csv:2:null 2025-06,SALES,A,1',
      'field-count observations.csv:3:null 2025-06,SALES,A,1,2,3,4',
    ]);
    expect(problems({ 'targets.csv': 'indicator,entity,year\n' })).toEqual([
      'missing-column targets.csv:1:type null',
      'missing-column targets.csv:1:value null',
    ]);
    expect(problems({ 'observations.csv': 'period,indicator,entity\n' })).toEqual([
      'missing-column observations.csv:1:null null',
    ]);
    expect(problems({ 'entities.csv': '' })).toEqual(['empty-file entities.csv:null:null null']);
  });

  test('bytes in no encoding that is read, and quotes that do not match', () => {
    const broken = Uint8Array.from([0x63, 0x0a, 0xff, 0x80]);
    const context = { catalog: known, currentMonth: '2026-12' };
    expect(parseDataFolder({ 'entities.csv': broken }, context).problems).toMatchObject([
      { code: 'unknown-encoding', file: 'entities.csv', row: null },
    ]);
    expect(
      parse({ 'entities.csv': 'code,name,kind,parent\nA,"甲,park,\n' }, known).problems[0],
    ).toMatchObject({
      code: 'unclosed-quote',
      file: 'entities.csv',
    });
  });
});

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
