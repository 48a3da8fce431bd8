import { afterEach, describe, expect, test } from '@jest/globals';
import type { DueRow } from '../../domain/progress/reporting-status.ts';
import { generatedPassword } from '../../web/administration/accounts/password-field.tsx';
import { actionName, detailOf } from '../../web/administration/audit-section.tsx';
import { entityColumns, indicatorColumns, toRow } from '../../web/administration/records/record-columns.ts';
import { indexCatalog } from '../../web/api/catalog.ts';
import { hasRole } from '../../web/api/session.ts';
import { setLanguage } from '../../web/i18n/index.ts';
import { byEntity, isOwn } from '../../web/reporting/entity-table.tsx';
import { catalogAnswer } from './catalog-answer.ts';

afterEach(() => setLanguage('zh'));

const due = (entity: string, state: DueRow['state'], changes: Partial<DueRow> = {}): DueRow => ({
  indicator: 'output',
  entity,
  period: '2025-08',
  state,
  status: null,
  at: null,
  by: null,
  due: '2025-09-01',
  accounts: [],
  ...changes,
});

describe('what is due', () => {
  const rows = [
    due('p1', 'reported'),
    due('p1', 'not-due'),
    due('p2', 'missing', { due: '2025-10-01', accounts: ['li'] }),
    due('p2', 'missing', { accounts: ['li', 'wang'] }),
    due('zone', 'missing'),
  ];

  test('stands by entity, those with most missing first, since the oldest day', () => {
    const place = (code: string) => ['zone', 'p1', 'p2'].indexOf(code);
    expect(byEntity(rows, place)).toEqual([
      { entity: 'p2', reported: 0, missing: 2, notDue: 0, since: '2025-09-01', accounts: ['li', 'wang'] },
      { entity: 'zone', reported: 0, missing: 1, notDue: 0, since: '2025-09-01', accounts: [] },
      { entity: 'p1', reported: 1, missing: 0, notDue: 1, since: null, accounts: [] },
    ]);
  });

  test('is one’s own by entity, or by the department that leads the indicator', () => {
    const catalog = indexCatalog(catalogAnswer());
    const budget = due('p1', 'missing', { indicator: 'budget' });
    expect(isOwn(budget, { entities: ['p1'] }, catalog)).toBe(true);
    expect(isOwn(budget, { entities: ['d2'] }, catalog)).toBe(true);
    expect(isOwn(budget, { entities: ['d1', 'p2'] }, catalog)).toBe(false);
  });
});

describe('the data file of a table', () => {
  test('has a cell for every column, empty where there is nothing', () => {
    const catalog = indexCatalog(catalogAnswer());
    const [entity] = catalog.entities;
    expect(toRow({ ...entity!, aliases: ['临港', '港区'] }, entityColumns(catalog))).toEqual({
      code: 'p2',
      name: '临港产业园',
      short_name: '',
      name_en: 'p2 in English',
      kind: 'park',
      parent: 'zone',
      aliases: '临港;港区',
      leader: '',
      contact: '',
      phone: '',
      sort: '3',
    });
    const [indicator] = catalog.indicators;
    const row = toRow(
      { ...indicator!, categoryEn: 'Industry', numerator: null, firstMonth: 2, tolerance: null, base: null },
      indicatorColumns(catalog),
    );
    expect(row).toMatchObject({
      numerator: '',
      first_month: '2',
      category_en: 'Industry',
      tolerance: '',
      base: '',
    });
  });
});

describe('the audit trail in words', () => {
  test.each([
    [{ file: '8月.csv', new: 3, changed: 0, same: 2, problems: 0 }, '文件 8月.csv，新增 3，相同 2'],
    [{ role: 'editor', before: 'viewer' }, '角色 编辑，原角色 查看'],
    [{ password: 'changed', disabled: false }, '改了密码，停用 否'],
    [{ changed: 1, growth: 'keep' }, '改变 1，未重报的同比 保留'],
    [{ accepted: ['jump', 'falling'], nature: 'correction' }, '确认了 jump、falling，性质 更正'],
    [{ somethingNew: 1 }, ''],
    [null, ''],
  ])('%j', (detail, expected) => {
    expect(detailOf({ detail })).toBe(expected);
  });

  test('an action of a newer server is told by its own word', () => {
    expect(actionName('commit')).toBe('提交入库');
    expect(actionName('something-new')).toBe('something-new');
  });
});

test('roles go from the least to the most', () => {
  expect(hasRole('editor', 'statistician')).toBe(true);
  expect(hasRole('viewer', 'statistician')).toBe(false);
  expect(hasRole(undefined, 'viewer')).toBe(false);
});

test('a password made up is of sixteen letters that are not misread, and another each time', () => {
  const made = Array.from({ length: 50 }, generatedPassword);
  for (const password of made)
    expect(password).toMatch(/^(?:[a-km-zA-HJ-NP-Z2-9]{4}-){3}[a-km-zA-HJ-NP-Z2-9]{4}$/);
  expect(new Set(made).size).toBe(made.length);
});
