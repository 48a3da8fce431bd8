import type { Texts } from '../../i18n/index.ts';

/** Texts of committing an upload and taking it back. */
export const commitTexts = {
  title: { zh: '提交', en: 'Commit' },
  nature: { zh: '改变的性质', en: 'What the change is' },
  revision: { zh: '修订：后来有了更准的数', en: 'Revision: better figures came later' },
  correction: { zh: '更正：以前填错了', en: 'Correction: a mistake is put right' },
  natureMissing: { zh: '请选一种。', en: 'Choose one.' },
  reasonExample: {
    zh: '例如：8月快报；企业补报；与税务口径对齐',
    en: 'For example: August flash; late report of an enterprise',
  },
  reasonMissing: { zh: '改变已有数据要说明原因。', en: 'Changing stored figures needs a reason.' },
  reasonMissingDoubted: {
    zh: '确认了提示，还请用一句话说明数字为什么没有错。',
    en: 'You accepted warnings; please say in a sentence why the figures are right.',
  },
  reasonDoubted: {
    zh: '上面的提示经您确认后，会连同这句话一起留在数据的来历里。',
    en: 'The warnings you accept are kept with this sentence in the history of the figures.',
  },
  go: { zh: '提交：{what}', en: 'Commit: {what}' },
  busy: { zh: '正在提交…', en: 'Committing…' },
  left: { zh: '还有 {count} 条提示未确认', en: 'warnings to accept: {count}' },
  undoable: { zh: '提交后可以撤销', en: 'A commit can be taken back' },
  reasons: {
    and: { zh: '；', en: '; ' },
    phrases: { zh: '常用：', en: 'Often:' },
    verified: { zh: '已与企业核实', en: 'verified with the enterprise' },
    late: { zh: '补报以前月份', en: 'late report of earlier months' },
    scope: { zh: '统计口径调整', en: 'change of scope' },
    oneOff: { zh: '一次性因素', en: 'one-off effect' },
  },
  accept: {
    all: { zh: '全部 {count} 处', en: 'All {count}' },
    check: { zh: '我核对过，数字没有错', en: 'I have checked it; the figure is right' },
    checkAll: {
      zh: '{count} 处我都核对过，数字没有错',
      en: 'I have checked all {count}; the figures are right',
    },
    missing: {
      zh: '请核对后打勾；如果数字有错，改好文件再上传。',
      en: 'Check it and tick; if the figure is wrong, mend the file and upload it again.',
    },
  },
  done: {
    title: { zh: '结果', en: 'Result' },
    at: { zh: '提交时间', en: 'Committed' },
    revision: { zh: '版本', en: 'Revision' },
    revisionNumber: { zh: '第 {revision} 版', en: 'revision {revision}' },
    reverts: { zh: '撤销的是', en: 'Takes back' },
    revertedBy: { zh: '撤销记录', en: 'Taken back by' },
    uploadNumber: { zh: '第 {id} 号上传', en: 'upload {id}' },
    look: { zh: '去看看结果：', en: 'See how it came out:' },
    overview: { zh: '{period}总览', en: 'Overview, {period}' },
    another: { zh: '上传下一个文件', en: 'Upload the next file' },
  },
  undo: {
    open: { zh: '撤销这次提交', en: 'Take this commit back' },
    what: {
      zh: '{count} 条数据将恢复到这次提交之前的样子。撤销也会留下记录，可以再恢复。',
      en: 'All of this commit (rows: {count}) will be as it was before. Taking back leaves a record too, and can be taken back.',
    },
    example: { zh: '例如：传错了月份', en: 'For example: the wrong month' },
    go: { zh: '确认撤销', en: 'Take back' },
  },
} as const satisfies Texts;
