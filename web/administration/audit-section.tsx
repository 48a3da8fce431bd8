import { useState } from 'preact/hooks';
import { ROLES, type Role } from '../../contract/roles.ts';
import { ACTIONS, type Action, type AuditEntry } from '../../domain/audit.ts';
import { NOTHING } from '../../domain/format.ts';
import type { Text } from '../../domain/model.ts';
import { request } from '../api/client.ts';
import { useFreshQuery } from '../api/fresh-query.ts';
import { toUrl } from '../api/url.ts';
import { Choice } from '../components/choice.tsx';
import type { PageProps } from '../components/page.tsx';
import { Failure, Skeleton } from '../components/states.tsx';
import { ofNumbers, Table } from '../components/table.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { roleTexts } from '../i18n/role-texts.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { change, hrefTo } from '../navigation/navigation.ts';
import type { Query } from '../navigation/router.ts';
import { administrationTexts } from './texts.ts';

/** Start of a day in Asia/Shanghai, `2025-09-10` → `2025-09-10T00:00:00+08:00`. */
const startOf = (day: string | undefined) => day && `${day}T00:00:00+08:00`;

/** 操作记录: every sign-in, refusal, upload, commit, revert and change of rights. */
export function AuditSection({ route: { query } }: PageProps) {
  const filters = {
    by: query.by,
    action: query.action,
    from: startOf(query.from),
    to: query.to && startOf(dayAfter(query.to)),
  };
  const { value, error, outdated, replace } = useFreshQuery(toUrl('/api/audit', filters));
  const [isBusy, setBusy] = useState(false);
  const older = async () => {
    if (!value?.next) return;
    setBusy(true);
    const more = await request(toUrl('/api/audit', { ...filters, before: value.next })).catch(() => null);
    setBusy(false);
    if (more) replace({ entries: [...value.entries, ...more.entries], next: more.next });
  };
  return (
    <section aria-labelledby="audit" class={outdated ? 'outdated' : ''}>
      <div class="section-head first">
        <h2 id="audit">{t(administrationTexts.section.audit)}</h2>
        <a class="button section-act" href={toUrl('/api/audit.csv', filters)} download>
          {t(administrationTexts.audit.export)}
        </a>
      </div>
      <AuditFilters query={query} />
      {error && !value ? (
        <Failure error={error} />
      ) : !value ? (
        <Skeleton />
      ) : value.entries.length === 0 ? (
        <p class="note" role="status">
          {t(administrationTexts.audit.none)}
        </p>
      ) : (
        <>
          <AuditTable entries={value.entries} />
          {value.next !== null && (
            <p class="more">
              <button type="button" class="button" disabled={isBusy} onClick={older}>
                {t(administrationTexts.audit.older)}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function dayAfter(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return new Date(time + 24 * 3600 * 1000).toISOString().slice(0, 10);
}

function AuditFilters({ query }: { query: Query }) {
  return (
    <div class="filters">
      <Choice
        label={t(administrationTexts.audit.action)}
        all={t(administrationTexts.audit.allActions)}
        value={query.action}
        options={ACTIONS.map((action) => ({ value: action, name: actionName(action) }))}
        onChange={(action) => change({ action }, true)}
      />
      <input
        class="field"
        aria-label={t(administrationTexts.audit.by)}
        placeholder={t(administrationTexts.audit.by)}
        value={query.by ?? ''}
        onChange={(event) => change({ by: event.currentTarget.value.trim() || undefined }, true)}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end} class="field-beside">
          {t(administrationTexts.audit[end])}
          <input
            class="field date"
            type="date"
            value={query[end] ?? ''}
            onChange={(event) => change({ [end]: event.currentTarget.value || undefined }, true)}
          />
        </label>
      ))}
      {(query.action || query.by || query.from || query.to) && (
        <button
          type="button"
          class="button plain"
          onClick={() => change({ action: undefined, by: undefined, from: undefined, to: undefined }, true)}
        >
          {t(sharedTexts.filter.clear)}
        </button>
      )}
    </div>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table
      caption={t(administrationTexts.section.audit)}
      class="audit-table"
      heads={[
        t(columnTexts.at),
        t(administrationTexts.audit.by),
        t(administrationTexts.audit.action),
        t(administrationTexts.audit.subject),
        t(administrationTexts.audit.detail),
        ofNumbers(t(administrationTexts.audit.revision)),
      ]}
    >
      {entries.map((entry) => (
        <tr key={entry.id}>
          <td class="moment">{formatMoment(entry.at)}</td>
          <td>{entry.by ?? NOTHING}</td>
          <td class={isRefusal(entry) ? 'short refusal' : 'short'}>{actionName(entry.action)}</td>
          <td class="audit-subject">
            <Subject entry={entry} />
          </td>
          <td class="audit-detail">{detailOf(entry)}</td>
          <td class="number">{entry.revision ?? ''}</td>
        </tr>
      ))}
    </Table>
  );
}

const OF_UPLOADS = ['upload', 'upload-refused', 'commit', 'revert'];

function Subject({ entry: { action, subject } }: { entry: AuditEntry }) {
  if (subject === null) return null;
  if (!OF_UPLOADS.includes(action)) return subject;
  return <a href={hrefTo('upload', subject)}>{t(administrationTexts.audit.upload, { id: subject })}</a>;
}

function isRefusal({ action }: AuditEntry): boolean {
  return action === 'refused' || action === 'sign-in-failed' || action === 'upload-refused';
}

/** An action’s name; the identifier itself for one that this page does not know yet. */
export function actionName(action: string): string {
  return (ACTIONS as readonly string[]).includes(action)
    ? t(administrationTexts.action[action as Action])
    : action;
}

/** The names of the details that are shown; others are left out. */
const DETAILS: Partial<Record<string, Text>> = administrationTexts.detail;

/** The details of an entry: 新增 288，改变 12，原因 8月快报. */
export function detailOf({ detail }: Pick<AuditEntry, 'detail'>): string {
  return Object.entries(detail ?? {})
    .flatMap(([key, value]) => {
      const label = DETAILS[key];
      return label && !isEmpty(value) ? [[t(label), valueText(key, value)].filter(Boolean).join(' ')] : [];
    })
    .join(t(administrationTexts.detailSeparator));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

function valueText(key: string, value: unknown): string {
  if (value === true) return t(administrationTexts.yes);
  if (value === false) return t(administrationTexts.no);
  if (key === 'password') return '';
  if ((key === 'role' || key === 'before') && isRoleName(value)) return t(roleTexts.name[value]);
  if (key === 'nature') return t(sharedTexts.nature[value === 'revision' ? value : 'correction']);
  if (key === 'growth') return t(administrationTexts.growth[value === 'keep' ? value : 'clear']);
  return Array.isArray(value) ? value.join(t(sharedTexts.and)) : String(value);
}

function isRoleName(value: unknown): value is Role {
  return (ROLES as readonly unknown[]).includes(value);
}
