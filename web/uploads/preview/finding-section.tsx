import { useMemo, useState } from 'preact/hooks';
import { NOTHING } from '../../../domain/format.ts';
import type { Finding, Grade } from '../../../domain/import/finding.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { toUrl } from '../../api/url.ts';
import { Choice } from '../../components/choice.tsx';
import { More, usePaged } from '../../components/table.tsx';
import { formatCount } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { uploadTexts } from '../texts.ts';
import { GRADE_SIGNS, gradeName, groupByCode, inFileOrder, messageOf } from './findings.ts';
import { previewTexts } from './texts.ts';

interface FindingSectionProps {
  upload: UploadDocument;
  findings: readonly Finding[];
  title: string;
}

/** All findings of one grade, with a filter by kind. */
export function FindingSection({ upload, findings, title }: FindingSectionProps) {
  const [code, setCode] = useState<string>();
  const groups = useMemo(() => groupByCode(findings), [findings]);
  const shown = useMemo(
    () => inFileOrder(code ? findings.filter((finding) => finding.code === code) : findings),
    [findings, code],
  );
  if (findings.length === 0) return null;
  const { grade } = findings[0]!;
  const isRefusal = grade === 'refuse';
  const many = t(previewTexts.findings.count, { count: formatCount(findings.length) });
  const content = (
    <>
      {(groups.length > 1 || isRefusal) && (
        <div class="filters">
          {groups.length > 1 && (
            <Choice
              label={t(previewTexts.findings.kind)}
              all={t(previewTexts.findings.allKinds)}
              value={code}
              options={groups.map((group) => ({
                value: group.code,
                name: t(previewTexts.findings.kindCount, {
                  what: shortened(messageOf(group.findings[0]!)),
                  count: formatCount(group.findings.length),
                }),
              }))}
              onChange={setCode}
            />
          )}
          {isRefusal && (
            <span class="filters-right">
              <a class="button" href={toUrl('/api/uploads/:id/marked', { id: upload.id })} download>
                {t(uploadTexts.upload.marked)}
              </a>
            </span>
          )}
        </div>
      )}
      <FindingTable findings={shown} caption={title} />
    </>
  );
  // Notes need no action: they are collapsed.
  if (grade === 'note')
    return (
      <details class="notes">
        <summary>
          {title} · {many}
        </summary>
        {content}
      </details>
    );
  return (
    <section aria-label={title}>
      <div class="section-head">
        <h2>{title}</h2>
        <p>
          <GradeSign grade={grade} /> {many}
        </p>
      </div>
      {content}
    </section>
  );
}

const LONGEST = 28;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

interface FindingTableProps {
  findings: readonly Finding[];
  caption: string;
}

/** Findings, each with its place, its value and what was expected. */
export function FindingTable({ findings, caption }: FindingTableProps) {
  const { shown, more } = usePaged(findings);
  const isMixed = findings.some(({ grade }) => grade !== findings[0]?.grade);
  const hasSheets = findings.some(({ sheet }) => sheet !== null);
  return (
    <>
      <div class="table-frame">
        <table class="plain-table finding-table">
          <caption class="only-read">{caption}</caption>
          <thead>
            <tr>
              {isMixed && <th scope="col">{t(previewTexts.finding.grade)}</th>}
              {hasSheets && <th scope="col">{t(previewTexts.finding.sheet)}</th>}
              <th scope="col" class="number">
                {t(previewTexts.finding.row)}
              </th>
              <th scope="col">{t(previewTexts.finding.column)}</th>
              <th scope="col">{t(previewTexts.finding.value)}</th>
              <th scope="col">{t(previewTexts.finding.message)}</th>
              <th scope="col">{t(previewTexts.finding.expected)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((finding, place) => (
              <tr key={place}>
                {isMixed && (
                  <td>
                    <GradeSign grade={finding.grade} />
                  </td>
                )}
                {hasSheets && <td>{finding.sheet ?? NOTHING}</td>}
                <td class="number">{finding.row ?? t(previewTexts.finding.whole)}</td>
                <td>{finding.column ?? NOTHING}</td>
                <td class="finding-value">{finding.value === null ? NOTHING : <q>{finding.value}</q>}</td>
                <td class="finding-message">
                  {messageOf(finding)}
                  {finding.choices && finding.choices.length > 0 && (
                    <span class="finding-near">
                      {t(previewTexts.finding.near, {
                        names: finding.choices.map(({ label }) => t(label)).join(t(previewTexts.readAs.and)),
                      })}
                    </span>
                  )}
                </td>
                <td class="quiet">{finding.expected ? t(finding.expected) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More shown={shown.length} all={findings.length} more={more} />
    </>
  );
}

export function GradeSign({ grade }: { grade: Grade }) {
  const [shape, colour] = GRADE_SIGNS[grade];
  return (
    <span class={`light ${colour}`}>
      <span class="light-shape" aria-hidden="true">
        {shape}
      </span>
      {gradeName(grade)}
    </span>
  );
}
