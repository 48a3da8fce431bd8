import { useMemo, useState } from 'preact/hooks';
import type { Finding } from '../../../domain/import/finding.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { toUrl } from '../../api/url.ts';
import { Choice } from '../../components/choice.tsx';
import { formatCount } from '../../i18n/format-count.ts';
import { t } from '../../i18n/index.ts';
import { uploadTexts } from '../texts.ts';
import { messageOf } from './finding-labels.ts';
import { groupByCode, inFileOrder } from './finding-order.ts';
import { FindingTable, GradeSign } from './finding-table.tsx';
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
