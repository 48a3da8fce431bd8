import type { ComponentChildren } from 'preact';
import { formatMonth } from '../../../domain/format.ts';
import { aboutOf } from '../../../domain/import/parsed-file.ts';
import type { Sample, UploadDocument } from '../../../domain/import/upload-document.ts';
import type { Catalog } from '../../api/catalog.ts';
import { columnTexts } from '../../i18n/column-texts.ts';
import { formatCount, formatMoment } from '../../i18n/format.ts';
import { nameOrCode, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { placeOf } from './findings.ts';
import { previewTexts } from './texts.ts';

interface ReadAsProps {
  upload: UploadDocument;
  catalog: Catalog;
}

/** 读成了什么: how the file was read, so that a wrong reading is noticed before the commit. */
export function ReadAs({ upload, catalog }: ReadAsProps) {
  const { encoding, shape, units, sheets, ignored, assumptions, remembered, sample } = upload;
  if (encoding === null && shape === null) return null;
  const { scope } = upload;
  const isDone = upload.status === 'committed' || upload.status === 'reverted';
  const many = (codes: string[], name: (code: string) => string, words: (size: number) => string) =>
    codes.length === 0 ? null : codes.length === 1 ? name(codes[0]!) : words(codes.length);
  const entityName = (code: string) => nameOrCode(catalog.entity(code), code);
  const indicatorName = (code: string) => nameOrCode(catalog.indicator(code), code);
  const named = sheets.filter((sheet) => sheet !== null);
  const { new: fresh, changed, same } = upload.summary;
  const read = fresh + changed + same;
  return (
    <section class="understood" aria-labelledby="understood">
      <div class="section-head">
        <h2 id="understood">{t(previewTexts.readAs.title)}</h2>
        {!isDone && <p>{t(previewTexts.readAs.hint)}</p>}
      </div>
      <dl class="facts">
        <Fact
          name={t(previewTexts.readAs.period)}
          value={
            upload.period
              ? t(formatMonth(upload.period))
              : many(
                  scope.periods,
                  (period) => t(formatMonth(period)),
                  (size) =>
                    t(previewTexts.readAs.periods, {
                      count: size,
                      from: t(formatMonth(scope.periods[0]!)),
                      to: t(formatMonth(scope.periods[size - 1]!)),
                    }),
                )
          }
        />
        <Fact
          name={t(columnTexts.entity)}
          value={
            upload.entity
              ? entityName(upload.entity)
              : many(scope.entities, entityName, (size) => t(previewTexts.readAs.entities, { count: size }))
          }
        />
        <Fact
          name={t(columnTexts.indicator)}
          value={
            upload.indicator
              ? indicatorName(upload.indicator)
              : many(scope.indicators, indicatorName, (size) =>
                  t(previewTexts.readAs.indicators, { count: size }),
                )
          }
        />
        <Fact
          name={t(previewTexts.readAs.unit)}
          value={units.length > 0 ? units.join(t(sharedTexts.and)) : null}
        />
        <Fact name={t(previewTexts.readAs.shape)} value={shape && t(previewTexts.shape[shape])} />
        <Fact name={t(previewTexts.readAs.encoding)} value={encoding && encodingName(encoding)} />
        <Fact
          name={t(previewTexts.readAs.sheets)}
          value={named.length > 0 ? named.join(t(sharedTexts.and)) : null}
        />
        <Fact
          name={t(previewTexts.readAs.read)}
          value={read > 0 ? t(previewTexts.readAs.rows, { count: formatCount(read) }) : null}
        />
      </dl>
      {(assumptions.length > 0 || remembered.length > 0) && (
        <ul class="assumptions">
          {assumptions.map((assumption) => (
            <li key={assumption.code + assumption.zh}>{t(assumption)}</li>
          ))}
          {remembered
            .filter(({ applied }) => applied)
            .map(({ key, value, by, at }) => (
              <li key={key}>
                {t(previewTexts.readAs.remembered, {
                  what: answered(key, value),
                  by,
                  at: formatMoment(at),
                })}
              </li>
            ))}
        </ul>
      )}
      {ignored.length > 0 && (
        <details class="ignored">
          <summary>{t(previewTexts.readAs.ignored, { count: ignored.length })}</summary>
          <ul>
            {ignored.map((row) => (
              <li key={`${row.sheet} ${row.row}`}>
                <span class="quiet">{placeOf({ ...row, column: null })}</span> {row.text}
                <span class="quiet"> — {t(row.reason)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {sample && sample.length > 0 && <Beginning sample={sample} />}
    </section>
  );
}

/** A remembered answer of an earlier file, in short: 单位 亿元 → 万元. */
function answered(key: string, value: string): string {
  const about = aboutOf(key);
  return about === null ? value : `${about} → ${value}`;
}

function encodingName(encoding: string): string {
  switch (encoding) {
    case 'gb18030':
      return t(previewTexts.encoding.gb18030);
    case 'workbook':
      return t(previewTexts.encoding.workbook);
    case 'utf-8':
      return 'UTF-8';
    case 'utf-8-bom':
      return t(previewTexts.encoding['utf-8-bom']);
    default:
      return encoding.toUpperCase();
  }
}

interface FactProps {
  name: string;
  value: ComponentChildren;
  isWide?: boolean;
}

/** A line of a list of facts; none where there is no value. */
export function Fact({ name, value, isWide }: FactProps) {
  if (value === null || value === undefined) return null;
  return (
    <div class={isWide ? 'wide' : ''}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The first rows as they are, to recognise the file by. */
function Beginning({ sample }: { sample: Sample[] }) {
  return (
    <details class="sample">
      <summary>{t(previewTexts.readAs.sample)}</summary>
      {sample.map(({ sheet, rows, total }) => (
        <div key={sheet} class="table-frame">
          <p class="note">
            {sheet !== null && `${t(previewTexts.place.sheet, { sheet })} · `}
            {t(previewTexts.readAs.sampleRows, { shown: rows.length, total: formatCount(total) })}
          </p>
          <table class="sample-table">
            <caption class="only-read">{t(previewTexts.readAs.sample)}</caption>
            <tbody>
              {rows.map(({ row, cells }) => (
                <tr key={row}>
                  <th scope="row" class="number quiet">
                    {row}
                  </th>
                  {cells.map((cell, place) => (
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </details>
  );
}
