import type { Texts } from '../../i18n/index.ts';

/** Texts of the explanation dialog and the version history. */
export const explanationTexts = {
  observations: { zh: '来源与版本', en: 'Source and versions' },
  targets: { zh: '目标版本', en: 'Target versions' },
  status: { zh: '状态', en: 'Status' },
  version: { zh: '版本', en: 'Version' },
  from: { zh: '自几月起', en: 'From' },
  fileRow: { zh: '{file} 第{row}行', en: '{file}, row {row}' },
  takenBack: { zh: '撤销，恢复为此前的数', en: 'taken back to the figure before' },
  remark: { zh: '说明', en: 'Remark' },
  inUse: { zh: '现用', en: 'in use' },
  none: { zh: '没有上报记录。', en: 'Nothing was reported.' },
  failed: { zh: '没能读到版本记录。', en: 'The versions could not be read.' },
  reported: {
    estimate: { zh: '预计', en: 'estimate' },
    flash: { zh: '快报', en: 'flash' },
    preliminary: { zh: '初步', en: 'preliminary' },
    official: { zh: '正式', en: 'official' },
    revised: { zh: '修订', en: 'revised' },
  },
} as const satisfies Texts;
