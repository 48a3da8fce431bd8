import { formatMonth, NOTHING } from '../../domain/format.ts';
import type { UploadLine } from '../../domain/import/upload-document.ts';
import type { Catalog } from '../api/catalog.ts';
import { toUrl } from '../api/url.ts';
import { formatMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
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
    <div class="table-frame">
      <table class="plain-table upload-table">
        <caption class="only-read">{t(uploadTexts.before)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(uploadTexts.column.file)}</th>
            <th scope="col">{t(uploadTexts.column.status)}</th>
            <th scope="col">{t(uploadTexts.column.period)}</th>
            <th scope="col" class="number">
              {t(uploadTexts.column.new)}
            </th>
            <th scope="col" class="number">
              {t(uploadTexts.column.changed)}
            </th>
            <th scope="col" class="number">
              {t(uploadTexts.column.same)}
            </th>
            <th scope="col">{t(uploadTexts.column.by)}</th>
            <th scope="col">{t(uploadTexts.column.at)}</th>
            <th scope="col">{t(uploadTexts.column.reason)}</th>
            <th scope="col">
              <span class="only-read">{t(uploadTexts.column.original)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} />
          ))}
        </tbody>
      </table>
    </div>
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
