import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sheet, toWorkbook } from '../../support/office/workbook.ts';
import { type Ask, BYTES, FIXTURES, gets, JSON_BODY, type Named } from './request.ts';

const CONTRACT_CSV =
  '期间,指标,园区,当月,累计,当月同比,累计同比,状态\n2025-09,出口总额,高新技术产业园,3.21,30.4,5.1,6.2,快报\n';
const REVISED_CSV =
  'period,indicator,entity,month,ytd,yoy_ytd,status\n2025-08,EXPORT,P-GX,4.4,25.5,8.1,revised\n';
const WRONG_CSV =
  'period,indicator,entity,month,ytd\n2025-19,EXPORT,P-GX,1,2\n2025-08,NOTHING,P-GX,1,2\n2025-08,EXPORT,NOBODY,1,x\n';
const ORDINARY_CSV =
  '期间,指标,园区,当月,累计,累计同比,状态\n2025年9月,出口总额,高端装备制造产业园,—,12.4亿元,14.8%,定报\n';
const WIDE: Sheet[] = [
  {
    name: '9月',
    rows: [
      ['2025年9月主要指标完成情况'],
      ['单位：亿元'],
      ['园区', '出口总额', null, '工业用电量', null],
      [null, '累计', '同比%', '累计', '同比%'],
      ['高新技术产业园', 31.2, 6.1, 12.5, 3.3],
      ['绿色化工产业园', 11.2, -6.1, 22.5, 1.3],
      ['合计', 42.4, 2.2, 35, 2],
    ],
  } as Sheet,
];

/** Files as people send them: accepted, asked about, refused; then committed, traced and taken back. */
export async function* uploads(ask: Ask): AsyncGenerator<Named> {
  const send = (name: string, file: string, body: string | Uint8Array, query = ''): Named => ({
    name: `upload/${name}`,
    method: 'POST',
    path: `/api/uploads?filename=${encodeURIComponent(file)}${query}`,
    headers: BYTES,
    body,
  });
  yield send('contract', '9月.csv', CONTRACT_CSV);
  yield send('contract-again', '9月.csv', CONTRACT_CSV);
  yield send('revised', 'august.csv', REVISED_CSV);
  yield send('wrong', 'wrong.csv', WRONG_CSV);
  yield send('ordinary', '装备园.csv', ORDINARY_CSV);
  yield send('wide', '九月.xlsx', toWorkbook(WIDE));
  yield send('wide-given', '九月.xlsx', toWorkbook(WIDE), '&period=2025-09&unit=亿元');
  yield send('empty', 'empty.csv', '');
  yield send('no-table', 'letter.txt', 'Dear all,\n');
  yield send('no-file', '', 'x');
  for (const name of readdirSync(join(FIXTURES, 'upload')).sort()) {
    for (const ending of ['csv', 'tsv', 'txt']) {
      const path = join(FIXTURES, 'upload', name, `input.${ending}`);
      if (existsSync(path)) yield send(`case-${name}`, `${name}.${ending}`, readFileSync(path));
    }
  }
  const { id, warnings } = JSON.parse((await ask(send('', 'august.csv', REVISED_CSV))).bytes.toString()) as {
    id: number;
    warnings: { code: string }[];
  };
  const accept = warnings.map(({ code }) => code);
  const post = (name: string, action: string, body: object): Named => ({
    name: `upload/${name}`,
    method: 'POST',
    path: `/api/uploads/${id}/${action}`,
    headers: JSON_BODY,
    body: JSON.stringify(body),
  });
  yield post('commit-unreasoned', 'commit', {});
  yield post('commit-misspelt', 'commit', { reasons: 'x', accept: 'all' });
  yield post('commit', 'commit', { reason: '8月数据修订', accept });
  yield post('commit-twice', 'commit', { reason: '8月数据修订', accept });
  yield* gets('upload', [`/api/uploads/${id}`, `/api/uploads/${id}/differences`, `/api/uploads/${id}/file`]);
  yield* gets('upload', [`/api/uploads/${id}/marked`, `/api/uploads/${id}/marked?format=xlsx`]);
  yield* gets('committed', [
    '/api/observations/history?indicator=EXPORT&entity=P-GX&period=2025-08',
    '/api/progress?entity=P-GX&asOf=1',
    '/api/progress?entity=P-GX',
    '/api/catalog',
  ]);
  yield post('revert-unreasoned', 'revert', {});
  yield post('revert', 'revert', { reason: '修订有误' });
  yield* gets('upload', ['/api/uploads']);
}
