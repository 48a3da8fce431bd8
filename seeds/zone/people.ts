/** Who is responsible in the demonstration zone. All people are invented, and no real telephone number begins with 000. */

interface People {
  /** 分管领导. */
  leader: string;
  /** 责任人. */
  contact: string;
  /** 电话. */
  phone: string;
}

/** By the code of the entity. */
const PEOPLE: Readonly<Record<string, People>> = {
  ZONE: { leader: '江望澜', contact: '沈听泉', phone: '000-0000-1000' },
  'P-GX': { leader: '顾云起', contact: '林知微', phone: '000-0000-2001' },
  'P-ZB': { leader: '顾云起', contact: '程守拙', phone: '000-0000-2002' },
  'P-XN': { leader: '秦松屿', contact: '苏向晴', phone: '000-0000-2003' },
  'P-HG': { leader: '秦松屿', contact: '韩砚秋', phone: '000-0000-2004' },
  'P-GW': { leader: '陆鹿鸣', contact: '方既明', phone: '000-0000-2005' },
  'P-SP': { leader: '陆鹿鸣', contact: '叶青禾', phone: '000-0000-2006' },
  'P-FW': { leader: '孟舒云', contact: '白长风', phone: '000-0000-2007' },
  'P-KJ': { leader: '孟舒云', contact: '许之遥', phone: '000-0000-2008' },
  'D-JF': { leader: '沈听泉', contact: '陶一苇', phone: '000-0000-3001' },
  'D-GX': { leader: '顾云起', contact: '魏行舟', phone: '000-0000-3002' },
  'D-CZ': { leader: '沈听泉', contact: '罗怀谷', phone: '000-0000-3003' },
  'D-SW': { leader: '沈听泉', contact: '齐慎之', phone: '000-0000-3004' },
  'D-SJ': { leader: '陆鹿鸣', contact: '乔远山', phone: '000-0000-3005' },
  'D-TC': { leader: '陆鹿鸣', contact: '宋来仪', phone: '000-0000-3006' },
  'D-ZG': { leader: '秦松屿', contact: '丁沛然', phone: '000-0000-3007' },
  'D-ZJ': { leader: '秦松屿', contact: '高景行', phone: '000-0000-3008' },
  'D-HB': { leader: '孟舒云', contact: '石清越', phone: '000-0000-3009' },
  'D-YJ': { leader: '孟舒云', contact: '贺安澜', phone: '000-0000-3010' },
};

/** Leader, contact and telephone of an entity; empty for the city and the peers. */
export function peopleOf(code: string): [leader: string, contact: string, phone: string] {
  const { leader, contact, phone } = PEOPLE[code] ?? { leader: '', contact: '', phone: '' };
  return [leader, contact, phone];
}

/** Indicators that somebody other than the head of their department answers for. */
const CONTACTS: Record<string, string> = {
  GDP: '纪明夷',
  IND_VA: '纪明夷',
  FAI: '唐亦行',
  PROJ_START: '唐亦行',
  PROJ_DONE: '唐亦行',
  PROJ_INV: '唐亦行',
  PROJ_LIST_INV: '唐亦行',
  ENT_COUNT: '纪明夷',
  ENT_NEW: '纪明夷',
  TECH_INV: '柳成荫',
  IND_INV: '柳成荫',
  ENT_HITECH: '柳成荫',
  ENT_SRDI: '柳成荫',
  RETAIL: '温如故',
  RETAIL_LIM: '温如故',
};

/** Leader and contact of an indicator: its department's, where nobody is named for it. */
export function peopleOfIndicator(code: string, department: string): [leader: string, contact: string] {
  const [leader, contact] = peopleOf(department);
  return [leader, CONTACTS[code] ?? contact];
}
