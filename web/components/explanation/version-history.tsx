import type { ComponentChildren } from 'preact';
import { formatLevel, formatSigned, MONTHS_EN, NOTHING } from '../../../domain/format.ts';
import type { Indicator } from '../../../domain/model.ts';
import { yearOf } from '../../../domain/month.ts';
import type { ProgressRow } from '../../../domain/progress/progress-row.ts';
import { useQuery } from '../../api/client.ts';
import { hasRole, useSession } from '../../api/session.ts';
import { toUrl } from '../../api/url.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { formatMoment, levelText } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { hrefTo } from '../../navigation/navigation.ts';
import { Heads, ofNumbers } from '../table.tsx';
import { explanationTexts } from './texts.ts';

interface HistoryProps {
  row: ProgressRow;
  indicator: Indicator;
  asOf: string | undefined;
}

/** 来源与版本: each report of this value, the newest first; the newest is in use. */
export function ObservationVersions({ row, indicator, asOf }: HistoryProps) {
  const { indicator: code, entity, period } = row;
  const url = toUrl('/api/observations/history', { indicator: code, entity, period, asOf });
  const { value, error } = useQuery(url);
  const mayOpen = hasRole(useSession()?.role, 'statistician');
  const level = (figure: number | null) => formatLevel(figure, indicator.decimals);
  return (
    <History
      title={t(explanationTexts.observations)}
      failed={error !== null}
      versions={value && newestFirst(value.versions)}
      heads={[
        t(columnTexts.month),
        t(levelText(indicator)),
        t(columnTexts.monthGrowth),
        t(columnTexts.growth),
        t(explanationTexts.status),
      ]}
      cells={(version) => [
        level(version.month),
        level(version.ytd),
        formatSigned(version.yoyMonth),
        formatSigned(version.yoyYtd),
        version.status ? t(explanationTexts.reported[version.status]) : NOTHING,
      ]}
      remark={(version) => version.reason}
      upload={({ upload, uploadKind }) =>
        mayOpen && upload !== null ? { id: upload, isRevert: uploadKind === 'revert' } : null
      }
    />
  );
}

/** Every version of the year's target; the highest is in force. */
export function TargetVersions({ row, indicator, asOf }: HistoryProps) {
  const url = toUrl('/api/targets/history', {
    indicator: row.indicator,
    entity: row.entity,
    year: yearOf(row.period),
    asOf,
  });
  const { value, error } = useQuery(url);
  return (
    <History
      title={t(explanationTexts.targets)}
      failed={error !== null}
      versions={value && newestFirst(value.versions)}
      heads={[t(explanationTexts.version), t(explanationTexts.from), t(columnTexts.target)]}
      cells={(target) => [
        String(target.version),
        t({ zh: `${target.from}月`, en: MONTHS_EN[target.from - 1]! }),
        target.type === 'growth'
          ? `${formatSigned(target.value)}%`
          : `${target.type === 'cap' ? '≤ ' : ''}${formatLevel(target.value, indicator.decimals)}`,
      ]}
      remark={(target) => target.note}
    />
  );
}

/** Of a target the highest version is in force, whenever it came. */
function newestFirst<V extends { revision: number; version?: number }>(versions: V[]): V[] {
  return [...versions].sort((a, b) => (b.version ?? 0) - (a.version ?? 0) || b.revision - a.revision);
}

interface Version {
  revision: number;
  at: string;
  by: string;
  file: string | null;
  row: number | null;
}

interface ListProps<V extends Version> {
  title: string;
  failed: boolean;
  versions: V[] | null;
  heads: string[];
  cells: (version: V) => string[];
  remark: (version: V) => string | null;
  /** The upload of a version, where it can be reverted. */
  upload?: (version: V) => { id: number; isRevert: boolean } | null;
}

function History<V extends Version>({ title, failed, versions, heads, cells, remark, upload }: ListProps<V>) {
  if (failed) return <Section title={title}>{t(explanationTexts.failed)}</Section>;
  if (!versions) return <Section title={title}>{t(sharedTexts.loading)}…</Section>;
  if (versions.length === 0) return <Section title={title}>{t(explanationTexts.none)}</Section>;
  return (
    <section class="history">
      <h3>{title}</h3>
      <div class="table-frame">
        <table class="plain-table">
          <Heads
            heads={[
              ...heads.map(ofNumbers),
              t(columnTexts.file),
              t(columnTexts.by),
              t(columnTexts.at),
              t(explanationTexts.remark),
            ]}
          />
          <tbody>
            {versions.map((version, place) => (
              <tr key={version.revision} class={place === 0 ? 'in-use' : 'superseded'}>
                {cells(version).map((cell, column) => (
                  <td key={heads[column]} class="number">
                    {cell}
                  </td>
                ))}
                <td>
                  <Source version={version} upload={upload?.(version) ?? null} />
                </td>
                <td>{version.by}</td>
                <td class="moment">{formatMoment(version.at)}</td>
                <td>
                  {[place === 0 && t(explanationTexts.inUse), remark(version)].filter(Boolean).join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The file and row, as a link to the upload. */
function Source({ version, upload }: { version: Version; upload: { id: number; isRevert: boolean } | null }) {
  if (upload === null) return <>{sourceOf(version)}</>;
  return (
    <a href={hrefTo('upload', String(upload.id))}>
      {upload.isRevert ? t(explanationTexts.takenBack) : sourceOf(version)}
    </a>
  );
}

function sourceOf({ file, row }: Version): string {
  if (file === null) return NOTHING;
  return row === null ? file : t(explanationTexts.fileRow, { file, row });
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="history">
      <h3>{title}</h3>
      <p class="note">{children}</p>
    </section>
  );
}
