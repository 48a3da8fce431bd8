import { formatMonth, NOTHING } from '../../domain/format.ts';
import type { UploadLine } from '../../domain/import/upload-document.ts';
import type { Catalog } from '../api/catalog.ts';
import { toUrl } from '../api/url.ts';
import { ofNumbers, Table } from '../components/table.tsx';
import { columnTexts } from '../i18n/column-texts.ts';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { sharedTexts } from '../i18n/shared-texts.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { StatusSign, uploadName } from './status-sign.tsx';
import { uploadTexts } from './texts.ts';

interface UploadTableProps {
  uploads: readonly UploadLine[];
  catalog: Catalog;
}

/** 上传记录: each upload with its account, time, status and file. */
export function UploadTable({ uploads }: UploadTableProps) {
  return (
    <Table
      caption={t(uploadTexts.before)}
      class="upload-table"
      heads={[
        t(columnTexts.file),
        t(uploadTexts.column.status),
        t(uploadTexts.column.period),
        ofNumbers(t(uploadTexts.column.new)),
        ofNumbers(t(uploadTexts.column.changed)),
        ofNumbers(t(uploadTexts.column.same)),
        t(columnTexts.by),
        t(columnTexts.at),
        t(sharedTexts.reason.label),
        { label: t(uploadTexts.column.original), isHidden: true },
      ]}
    >
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
    </Table>
  );
}

function UploadRow({ upload }: { upload: UploadLine }) {
  const { id, kind, summary, period, by, at, committedAt, reason, status } = upload;
  const name = uploadName(upload);
  const isRead = kind === 'file' && status !== 'refused' && status !== 'needs-input';
  const count = (size: number) => (isRead ? size : NOTHING);
  return (
    <tr>
      <th scope="row" class="upload-name">
        <a href={hrefTo('upload', String(id))}>{name}</a>
      </th>
      <td>
        <StatusSign upload={upload} />
      </td>
      <td class="short">{period ? t(formatMonth(period)) : NOTHING}</td>
      <td class="number">{count(summary.new)}</td>
      <td class="number">{kind === 'revert' ? summary.changed : count(summary.changed)}</td>
      <td class="number quiet">{count(summary.same)}</td>
      <td>{by}</td>
      <td class="moment">{formatMoment(committedAt ?? at)}</td>
      <td class="upload-reason" title={reason ?? undefined}>
        {reason ?? ''}
      </td>
      <td class="short">
        {kind === 'file' && (
          <a
            href={toUrl('/api/uploads/:id/file', { id })}
            download
            aria-label={t(uploadTexts.column.originalOf, { name })}
          >
            {t(uploadTexts.column.original)}
          </a>
        )}
      </td>
    </tr>
  );
}
