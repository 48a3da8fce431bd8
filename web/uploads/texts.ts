import type { Texts } from '../i18n/index.ts';

/** Texts of the list of uploads and of sending a file. */
export const uploadTexts = {
  title: { zh: '上传数据', en: 'Upload figures' },
  lead: {
    zh: '把本月的表原样拖进来。先看懂、再核对；您点“提交”之前，什么都不会改变。',
    en: 'Drop this month’s table as it is. See how it is read, check it; nothing changes until you commit.',
  },
  notYours: { zh: '上传数据由统计员办理', en: 'Figures are uploaded by statisticians' },
  notYoursMore: {
    zh: '您的账号只能查看。需要上传时，请管理员调整您的角色。',
    en: 'Your account can only look. Ask the administrator for another role to upload.',
  },
  due: { zh: '看看本月还缺哪些数据', en: 'See what is still missing this month' },
  template: {
    zh: '没有现成的表？在那里可以下载各园区、各部门的模板。',
    en: 'No table at hand? Templates for each park and department can be downloaded there.',
  },
  before: { zh: '上传记录', en: 'Uploads so far' },
  none: { zh: '还没有上传过文件。', en: 'No file has been uploaded yet.' },
  older: { zh: '更早的记录', en: 'Earlier uploads' },
  drop: {
    label: { zh: '上传文件', en: 'Upload a file' },
    words: { zh: '把文件拖到这个页面', en: 'Drop a file anywhere on this page' },
    release: { zh: '松开鼠标，开始读取', en: 'Let go to read it' },
    choose: { zh: '选择文件', en: 'Choose a file' },
    paste: {
      zh: '也可以在表格里复制，到这里按 Ctrl+V 粘贴',
      en: 'or copy cells in a spreadsheet and paste them here with Ctrl+V',
    },
    kinds: {
      zh: 'CSV、TSV、Excel（xlsx、xls）；GBK、UTF-8 均可；标题行、注释行、合并单元格不用删；最大 20 MB',
      en: 'CSV, TSV, Excel (xlsx, xls); GBK or UTF-8; title rows, notes and merged cells may stay; 20 MB at most',
    },
    pastedName: { zh: '粘贴的表格', en: 'pasted table' },
  },
  job: {
    list: { zh: '正在处理的文件', en: 'Files under way' },
    dismiss: { zh: '移除', en: 'Remove' },
    waiting: { zh: '等待中', en: 'waiting' },
    sending: { zh: '正在发送 {percent}%', en: 'sending, {percent}%' },
    reading: { zh: '正在读取…', en: 'reading…' },
    open: { zh: '查看', en: 'Open' },
    tooLarge: {
      zh: '文件超过 {most} MB，没有发送。请拆成几个文件，或删去无关的工作表。',
      en: 'The file is larger than {most} MB and was not sent. Split it, or remove sheets not needed.',
    },
    offline: {
      zh: '与服务器的连接中断，文件没有传完，什么也没有保存。请检查网络后再试。',
      en: 'The connection was lost before the file had arrived; nothing was kept. Check the network and try again.',
    },
  },
  status: {
    refused: { zh: '有错误，未导入', en: 'Not taken: has errors' },
    'needs-input': { zh: '有问题待回答', en: 'Questions to answer' },
    'needs-confirmation': { zh: '有提示待确认', en: 'Warnings to accept' },
    ready: { zh: '待提交', en: 'To be committed' },
    staging: { zh: '正在准备', en: 'In preparation' },
    committed: { zh: '已入库', en: 'Committed' },
    reverted: { zh: '已撤销', en: 'Taken back' },
    expired: { zh: '已过期，未入库', en: 'Expired, not stored' },
  },
  name: {
    revert: { zh: '撤销第 {id} 号上传', en: 'Upload {id} taken back' },
  },
  column: {
    status: { zh: '状态', en: 'State' },
    period: { zh: '期间', en: 'Period' },
    new: { zh: '新增', en: 'New' },
    changed: { zh: '改变', en: 'Changed' },
    same: { zh: '相同', en: 'Same' },
    original: { zh: '原文件', en: 'Original' },
    originalOf: { zh: '下载原文件 {name}', en: 'Download the original {name}' },
  },
  upload: {
    kind: { zh: '上传', en: 'Upload' },
    unknown: { zh: '没有这份上传，或不由您处理', en: 'There is no such upload, or it is not yours' },
    back: { zh: '回到上传记录', en: 'Back to the uploads' },
    original: { zh: '原文件（{size}）', en: 'Original file ({size})' },
    marked: { zh: '下载标出问题的文件', en: 'Download the file with problems marked' },
  },
  seen: {
    committed: {
      zh: '同一个文件已由{by}于 {at} 提交入库。',
      en: 'The same file was committed by {by} on {at}.',
    },
    reverted: {
      zh: '同一个文件曾由{by}于 {at} 上传并入库，后来撤销了。',
      en: 'The same file was uploaded by {by} on {at}, committed, and later taken back.',
    },
    open: {
      zh: '同一个文件已由{by}于 {at} 上传，还没有提交。',
      en: 'The same file was uploaded by {by} on {at} and has not been committed.',
    },
    look: { zh: '看那一次', en: 'See that one' },
  },
} as const satisfies Texts;
