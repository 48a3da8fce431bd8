import { NOTHING } from '../../../domain/format.ts';
import type { Finding, Grade } from '../../../domain/import/finding.ts';
import { More, usePaged } from '../../components/paged.tsx';
import { t } from '../../i18n/index.ts';
import { GRADE_SIGNS, gradeName, messageOf } from './finding-labels.ts';
import { previewTexts } from './texts.ts';

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
