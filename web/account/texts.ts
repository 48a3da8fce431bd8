import type { Texts } from '../i18n/index.ts';

/** Texts of one’s own account: password and tokens. */
export const accountTexts = {
  answersFor: { zh: '所属主体：{names}。', en: 'Entities: {names}.' },
  password: {
    title: { zh: '密码', en: 'Password' },
    note: {
      zh: '改了以后，别处的登录和个人令牌都会失效',
      en: 'Changing it ends your sessions elsewhere and revokes your tokens',
    },
    current: { zh: '现在的密码', en: 'Current password' },
    new: { zh: '新密码', en: 'New password' },
    again: { zh: '再输一遍新密码', en: 'New password again' },
    differs: { zh: '两次输入的不一样。', en: 'The two are not the same.' },
    go: { zh: '修改密码', en: 'Change password' },
    done: { zh: '密码已修改。', en: 'The password was changed.' },
  },
  token: {
    title: { zh: '个人令牌', en: 'Personal tokens' },
    note: { zh: '供脚本使用，权限与本账号相同', en: 'For scripts; they may do what this account may' },
    add: { zh: '新建令牌', en: 'New token' },
    addGo: { zh: '建立令牌', en: 'Make the token' },
    none: { zh: '还没有令牌。', en: 'There are no tokens yet.' },
    name: { zh: '用途', en: 'Purpose' },
    nameHint: { zh: '例如：财政局月报脚本', en: 'For example: monthly script of the Finance Bureau' },
    days: { zh: '有效期', en: 'Good for' },
    daysNumber: { zh: '{days} 天', en: '{days} days' },
    expires: { zh: '到期', en: 'Ends' },
    used: { zh: '最近使用', en: 'Last used' },
    once: { zh: '令牌只显示这一次，请立即保存。', en: 'The token is shown this once; keep it now.' },
    copy: { zh: '复制', en: 'Copy' },
    copied: { zh: '已复制', en: 'Copied' },
    revoke: { zh: '作废', en: 'Revoke' },
    revokeOf: { zh: '作废令牌 {name}', en: 'Revoke token {name}' },
    revokedAt: { zh: '{at} 作废', en: 'revoked {at}' },
  },
} as const satisfies Texts;
