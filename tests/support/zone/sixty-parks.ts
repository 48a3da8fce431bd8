import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As long as names of parks really get, and one that tries to be markup. */
const LONG = '国际合作绿色低碳科技创新与跨境电子商务及高端装备智能制造综合示范产业园区';
export const MARKUP = '<img src=x onerror=alert(1)>园区';

export const PARKS = Array.from({ length: 60 }, (_, i) => ({
  code: `P${i + 1}`,
  name: i === 0 ? MARKUP : i % 7 === 3 ? `${LONG}（第${i + 1}片区）` : `第${i + 1}产业园`,
}));

const INDICATORS = 24;
const MONTHS = ['01', '02', '03', '04', '05', '06'];

/** A data folder of a zone with sixty parks, two years, every figure a pure function of its place. */
export async function writeSixtyParks(folder: string): Promise<void> {
  const entities = [
    'code,name,kind,parent',
    'Z,特大开发区,zone,',
    ...PARKS.map(({ code, name }) => `${code},${name},park,Z`),
    'D,经济发展局,department,Z',
  ];
  const indicators = ['code,name,category,unit,kind,direction,first_month,frequency,lag,department,decimals'];
  const targets = ['indicator,entity,year,type,value'];
  const observations = ['period,indicator,entity,ytd,status'];
  for (let i = 1; i <= INDICATORS; i++) {
    const long = i % 8 === 5 ? '列入省市两级重大项目清单且在建的新能源与高端装备制造业' : '';
    indicators.push(`I${i},${long}指标${i},第${(i % 4) + 1}类,亿元,flow,higher,1,monthly,0,D,2`);
    for (const [p, { code }] of [{ code: 'Z' }, ...PARKS].entries()) {
      const size = (p === 0 ? 6000 : 100) * i;
      targets.push(`I${i},${code},2025,value,${size}`);
      for (const year of [2024, 2025]) {
        for (const [m, month] of MONTHS.entries()) {
          // One park has not reported the last month.
          if (p === 9 && year === 2025 && m === 5) continue;
          const share = ((m + 1) / 12) * (0.7 + ((p * 31 + i * 17 + year) % 60) / 100);
          observations.push(`${year}-${month},I${i},${code},${(size * share).toFixed(2)},official`);
        }
      }
    }
  }
  const files = { entities, indicators, targets, observations };
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(folder, `${name}.csv`), `${lines.join('\n')}\n`);
  }
}
