import { describe, expect, test } from '@jest/globals';
import { parseDataFolder } from '../../../../domain/import/folder/data-folder.ts';
import { ENTITIES, INDICATORS, known, NOTHING, parse, problems, targetProblems } from './folder-texts.ts';

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
        leader: null,
        contact: null,
        phone: null,
      },
    });
    expect(folder.indicators[0]?.value).toMatchObject({
      code: 'SALES',
      firstMonth: 1,
      tolerance: null,
      base: null,
      leader: null,
      contact: null,
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
          from: 1,
          plan: [null, null, null, null, null, 500, null, null, null, null, null, 1200],
          note: '调整',
        },
      },
    ]);
    expect(folder.observations).toEqual({
      presentColumns: { month: true, ytd: true, yoyMonth: false, yoyYtd: true, status: true },
      headers: { month: 'month', ytd: 'ytd' },
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
