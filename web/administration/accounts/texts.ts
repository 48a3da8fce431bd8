import type { Texts } from '../../i18n/index.ts';

/** Texts of managing accounts. */
export const accountsTexts = {
  count: { zh: '{count} 个', en: '{count}' },
  add: { zh: '新建账号', en: 'New account' },
  addGo: { zh: '建立账号', en: 'Add the account' },
  added: {
    zh: '已建立账号 {name}。请把密码交给本人。',
    en: 'Account {name} was added. Hand its password over.',
  },
  saved: { zh: '账号 {name} 已保存。', en: 'Account {name} was saved.' },
  name: { zh: '用户名', en: 'Name' },
  role: { zh: '角色', en: 'Role' },
  entities: { zh: '所属主体', en: 'Entities' },
  noEntities: { zh: '未限定', en: 'not bound' },
  entitiesHint: {
    zh: '统计员只能上传所属主体的数据；编辑和管理员不受限制。',
    en: 'Statisticians upload for these only; editors and administrators for all.',
  },
  places: { zh: '全区与园区', en: 'Zone and parks' },
  departments: { zh: '部门', en: 'Departments' },
  peers: { zh: '对标地区', en: 'To compare with' },
  state: { zh: '状态', en: 'State' },
  active: { zh: '可用', en: 'Active' },
  disabledAt: { zh: '{at} 停用', en: 'disabled {at}' },
  lockedUntil: { zh: '锁定至 {at}', en: 'locked until {at}' },
  editOf: { zh: '修改账号 {name}', en: 'Change account {name}' },
  password: { zh: '密码', en: 'Password' },
  newPassword: { zh: '重设密码（不填则不变）', en: 'New password (empty: stays)' },
  passwordHint: { zh: '密码在这里看得见，只显示这一次。', en: 'The password is in sight here, this once.' },
  generate: { zh: '生成一个', en: 'Make one' },
  disable: { zh: '停用这个账号', en: 'Disable this account' },
  unlock: { zh: '解除锁定', en: 'Unlock' },
} as const satisfies Texts;
