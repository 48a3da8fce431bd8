import {
  type DataFolder,
  type FolderFile,
  parseDataFolder,
} from '../../../../domain/import/folder/data-folder.ts';
import type { Catalog } from '../../../../domain/model.ts';

export type Texts = Partial<Record<FolderFile, string>>;

export const NOTHING: Catalog = { entities: [], indicators: [] };

export function parse(texts: Texts, known: Catalog = NOTHING): DataFolder {
  const files = Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]);
  return parseDataFolder(Object.fromEntries(files), { catalog: known, currentMonth: '2026-12' });
}

export const ENTITIES = `code,name,kind,parent
CITY,某市,peer,
ZONE,全区,zone,CITY
A,甲园,park,ZONE
B,乙园,park,ZONE
FIN,财政局,department,ZONE
`;

export const INDICATORS = `code,name,category,unit,kind,direction,first_month,frequency,lag,department,decimals
SALES,开票销售,工业,亿元,flow,higher,1,monthly,0,FIN,2
OUTPUT,工业产值,工业,亿元,flow,higher,2,monthly,0,,2
GDP,地区生产总值,综合,亿元,flow,higher,1,quarterly,0,,2
ADDED,工业增加值,工业,%,growth,higher,2,monthly,0,,1
LOSS,亏损面,工业,%,rate,lower,1,monthly,1,,1
`;

export const known: Catalog = (() => {
  const { entities, indicators } = parse({ 'entities.csv': ENTITIES, 'indicators.csv': INDICATORS });
  return { entities: entities.map(({ value }) => value), indicators: indicators.map(({ value }) => value) };
})();

/** `code file:row:column value` of every problem, so that a test says where. */
export const problems = (texts: Texts, catalog = known) =>
  parse(texts, catalog).problems.map(
    ({ code, file, row, column, value }) => `${code} ${file}:${row}:${column} ${value}`,
  );

export const observationProblems = (...rows: string[]) =>
  problems({
    'observations.csv': ['period,indicator,entity,month,ytd,yoy_month,yoy_ytd,status', ...rows].join('\n'),
  });

export const targetProblems = (...rows: string[]) =>
  problems({ 'targets.csv': ['indicator,entity,year,type,value,version,m6,m9,m12', ...rows].join('\n') });
