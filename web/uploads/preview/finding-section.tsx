import { useMemo, useState } from 'preact/hooks';
import { NOTHING } from '../../../domain/format.ts';
import type { Finding, Grade } from '../../../domain/import/finding.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { toUrl } from '../../api/url.ts';
import { Choice } from '../../components/choice.tsx';
import { Sign } from '../../components/lights.tsx';
import { More, ofNumbers, Table, usePaged } from '../../components/table.tsx';
import { columnTexts } from '../../i18n/column-texts.ts';
import { formatCount } from '../../i18n/format.ts';
import { messageOf, t } from '../../i18n/index.ts';
import { sharedTexts } from '../../i18n/shared-texts.ts';
import { uploadTexts } from '../texts.ts';
import { GRADE_SIGNS, groupByCode, inFileOrder, placeOf } from './findings.ts';
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

/** Findings as lines, each with its place: where all of them are of one kind, and the table would repeat itself. */
export function FindingList({ findings, label }: { findings: readonly Finding[]; label: string }) {
  const { shown, more } = usePaged(findings);
  return (
    <>
      <ul class="finding-list" aria-label={label}>
        {shown.map((finding, place) => (
          <li key={place}>
            <span class="quiet">{placeOf(finding)}</span> {messageOf(finding)}
          </li>
        ))}
      </ul>
      <More shown={shown.length} all={findings.length} more={more} />
    </>
  );
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
      <Table
        caption={caption}
        class="finding-table"
        heads={[
          ...(isMixed ? [t(previewTexts.finding.grade)] : []),
          ...(hasSheets ? [t(previewTexts.finding.sheet)] : []),
          ofNumbers(t(columnTexts.row)),
          t(columnTexts.column),
          t(columnTexts.written),
          t(columnTexts.problem),
          t(previewTexts.finding.expected),
        ]}
      >
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
                    names: finding.choices.map(({ label }) => t(label)).join(t(sharedTexts.and)),
                  })}
                </span>
              )}
            </td>
            <td class="quiet">{finding.expected ? t(finding.expected) : ''}</td>
          </tr>
        ))}
      </Table>
      <More shown={shown.length} all={findings.length} more={more} />
    </>
  );
}

function GradeSign({ grade }: { grade: Grade }) {
  const [shape, colour] = GRADE_SIGNS[grade];
  return (
    <Sign shape={shape} colour={colour}>
      {t(previewTexts.grade[grade])}
    </Sign>
  );
}
