import { ROLE_NAMES, ROLES, type Role } from '../../contract/roles.ts';
import { capitalized } from '../../domain/format.ts';
import type { Text } from '../../domain/model.ts';
import type { Texts } from './index.ts';

/** The roles: their names, and what each may do. */
export const roleTexts = {
  name: Object.fromEntries(
    ROLES.map((role) => [role, { zh: ROLE_NAMES[role].zh, en: capitalized(ROLE_NAMES[role].en) }]),
  ) as Record<Role, Text>,
  may: {
    viewer: { zh: '可以查看全部数据，不能改动。', en: 'Sees all figures and changes nothing.' },
    statistician: {
      zh: '可以上传所属主体的数据；所属为部门的，可以上传该部门牵头指标的数据。',
      en: 'Uploads for their entities; of a department, for the indicators it leads.',
    },
    editor: { zh: '可以上传任何主体的数据，可以关账。', en: 'Uploads for every entity, and closes months.' },
    admin: {
      zh: '可以做一切，包括管理账号、主体、指标和目标。',
      en: 'Does everything, accounts, entities, indicators and targets included.',
    },
  },
} as const satisfies Texts;
