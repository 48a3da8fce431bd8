import { peopleOf } from './people.ts';

/**
 * The entities of the demonstration zone. All names are invented; none refers to a real city, zone, park or office.
 * `STRENGTH` shapes the data: a park of +1 does well in almost all indicators, one of −1 in almost none.
 */
export const CITY = 'CITY';
export const ZONE = 'ZONE';

export const PARKS = ['P-GX', 'P-ZB', 'P-XN', 'P-HG', 'P-GW', 'P-SP', 'P-FW', 'P-KJ'] as const;
export type Park = (typeof PARKS)[number];

export const PEERS = ['C-LD', 'C-LX', 'C-LB', 'C-WS', 'C-LM', 'C-SL', 'C-TQ', 'C-GX'] as const;
export type Peer = (typeof PEERS)[number];

export const STRENGTH: Record<Park, number> = {
  'P-GX': 1.8,
  'P-ZB': 0.3,
  'P-XN': 0.7,
  'P-HG': -1.7,
  'P-GW': 0.2,
  'P-SP': -0.4,
  'P-FW': 0.1,
  'P-KJ': -0.5,
};

/** Size among the peers; the city itself (市本级) adds a little more. */
export const PEER_WEIGHT: Record<Peer, number> = {
  'C-LD': 0.19,
  'C-LX': 0.16,
  'C-LB': 0.14,
  'C-WS': 0.13,
  'C-LM': 0.11,
  'C-SL': 0.09,
  'C-TQ': 0.07,
  'C-GX': 0.11,
};

/** code, name, name_en, short_name, aliases */
type Line = readonly [code: string, name: string, nameEn: string, shortName: string, aliases: string];

const PARK_LINES: readonly Line[] = [
  ['P-GX', '高新技术产业园', 'High-Tech Industry Park', '高新园', '高新园区;高新产业园'],
  ['P-ZB', '高端装备制造产业园', 'Advanced Equipment Manufacturing Park', '装备园', '装备制造园;装备园区'],
  ['P-XN', '新能源新材料产业园', 'New Energy and New Materials Park', '新能源园', '新材料园;新能源园区'],
  ['P-HG', '绿色化工产业园', 'Green Chemicals Park', '化工园', '化工园区;化工集中区'],
  ['P-GW', '港口物流与临港产业园', 'Port Logistics and Harbour Industry Park', '临港园', '港口园;临港产业园'],
  ['P-SP', '食品与生物医药产业园', 'Food and Biomedicine Park', '食药园', '食品产业园;生物医药园'],
  ['P-FW', '现代服务业集聚区', 'Modern Services District', '服务业集聚区', '中央商务片区;服务业园'],
  [
    'P-KJ',
    '国际合作绿色低碳科技创新与跨境电子商务综合示范产业园区（北片区）',
    'International Cooperation Demonstration Park for Low-Carbon Innovation and Cross-Border E-Commerce (North Section)',
    '国合园',
    '国际合作园;跨境电商园',
  ],
];

const DEPARTMENT_LINES: readonly Line[] = [
  ['D-JF', '经济发展和统计局', 'Economic Development and Statistics Bureau', '经发统计局', '经发局;统计局'],
  [
    'D-GX',
    '工业和科技信息化局',
    'Industry, Science and Information Technology Bureau',
    '工科局',
    '工信局;科技局',
  ],
  ['D-CZ', '财政局', 'Finance Bureau', '财政局', ''],
  ['D-SW', '税务局', 'Tax Bureau', '税务局', ''],
  ['D-SJ', '商务局', 'Commerce Bureau', '商务局', ''],
  ['D-TC', '投资促进局', 'Investment Promotion Bureau', '投促局', '招商局'],
  ['D-ZG', '自然资源和规划局', 'Natural Resources and Planning Bureau', '资规局', '自然资源局'],
  ['D-ZJ', '住房和城乡建设局', 'Housing and Construction Bureau', '住建局', ''],
  ['D-HB', '生态环境局', 'Ecology and Environment Bureau', '生态环境局', '环保局'],
  ['D-YJ', '应急管理局', 'Emergency Management Bureau', '应急局', '安监局'],
];

const PEER_LINES: readonly Line[] = [
  ['C-LD', '澜东区', 'Landong District', '澜东', ''],
  ['C-LX', '澜西区', 'Lanxi District', '澜西', ''],
  ['C-LB', '澜北区', 'Lanbei District', '澜北', ''],
  ['C-WS', '望舒县', 'Wangshu County', '望舒', ''],
  ['C-LM', '鹿吟县', 'Luyin County', '鹿吟', ''],
  ['C-SL', '松屿县', 'Songyu County', '松屿', ''],
  ['C-TQ', '听泉县', 'Tingquan County', '听泉', ''],
  ['C-GX', '云澜高新技术产业开发区', 'Yunlan High-Tech Industrial Development Zone', '云澜高新区', '高新区'],
];

export const ENTITY_HEADER = [
  ...['code', 'name', 'name_en', 'short_name', 'kind', 'parent', 'sort', 'aliases'],
  ...['leader', 'contact', 'phone'],
];

/** Rows of entities.csv, parents before children. */
export function entityRows(): (string | number)[][] {
  const rows: (string | number)[][] = [];
  const add = (lines: readonly Line[], kind: string, parent: string) => {
    for (const [code, name, nameEn, shortName, aliases] of lines) {
      rows.push([code, name, nameEn, shortName, kind, parent, rows.length + 1, aliases, ...peopleOf(code)]);
    }
  };
  add([[CITY, '云澜市（示例）', 'Yunlan City (fictional)', '云澜市', '云澜;全市']], 'peer', '');
  add(
    [
      [
        ZONE,
        '云澜经济技术开发区（示例）',
        'Yunlan Development Zone (fictional)',
        '云澜经开区',
        '经开区;开发区;全区',
      ],
    ],
    'zone',
    CITY,
  );
  add(PARK_LINES, 'park', ZONE);
  add(DEPARTMENT_LINES, 'department', ZONE);
  add(PEER_LINES, 'peer', CITY);
  return rows;
}
