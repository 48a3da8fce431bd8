import { useCallback, useState } from 'preact/hooks';
import { LARGEST_TEMPLATE_BYTES } from '../../../contract/core/limits.ts';
import type { DeckTemplate } from '../../../contract/deck-template.ts';
import type { DetectedLayout, TemplateReport } from '../../../domain/decks/template-report.ts';
import { ApiProblem, call, clearQueries, fetchQuery, send } from '../../api/client.ts';
import { useFreshQuery } from '../../api/fresh-query.ts';
import { hasRole, useSession } from '../../api/session.ts';
import { type ResponseOf, toUrl } from '../../api/url.ts';
import { Failure, Skeleton } from '../../components/states.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { DeckDrop } from '../deck-drop.tsx';
import { sizeText } from '../export-job.ts';
import { TemplateSketch } from './template-sketch.tsx';
import { templateTexts } from './texts.ts';

const DECK_TEMPLATE = toUrl('/api/deck-template');
type DeckTemplateResponse = ResponseOf<'GET /api/deck-template'>;
const MOST_MEGABYTES = LARGEST_TEMPLATE_BYTES / 2 ** 20;

/** The organisation's template and what was found in it; editors may change it. */
export function TemplateView() {
  const { value, error, replace } = useFreshQuery(DECK_TEMPLATE);
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<{ text: string; isFailure: boolean } | null>(null);
  const role = useSession()?.role;

  const change = async (work: () => Promise<DeckTemplateResponse>, done: string) => {
    setBusy(true);
    setMessage(null);
    try {
      replace(await work());
      // The composer shows it as well.
      clearQueries();
      void fetchQuery(DECK_TEMPLATE).catch(() => {});
      setMessage({ text: done, isFailure: false });
    } catch (problem) {
      const text = (problem instanceof ApiProblem && problem.message) || t(templateTexts.failed);
      setMessage({ text, isFailure: true });
    } finally {
      setBusy(false);
    }
  };
  const take = useCallback((file: File) => {
    const body = new FormData();
    body.append('file', file, file.name);
    void change(() => call('PUT /api/deck-template', {}, body), t(templateTexts.taken));
  }, []);
  const remove = ({ name }: DeckTemplate) => {
    if (!confirm(t(templateTexts.removeSure, { name }))) return;
    const removed = () => send('DELETE /api/deck-template', {}).then(() => ({ template: null }));
    void change(removed, t(templateTexts.removed));
  };

  if (error && !value) return <Failure error={error} />;
  if (!value) return <Skeleton />;
  const { template } = value;
  const mayChange = hasRole(role, 'editor');
  return (
    <section class="deck-view" aria-labelledby="template" aria-busy={isBusy}>
      <h2 id="template">{t(templateTexts.title)}</h2>
      <p class="note">{t(templateTexts.lead)}</p>
      {template ? (
        <div class="template-file">
          <span class="job-name">{template.name}</span>
          <span class="deck-by">
            {t(templateTexts.by, {
              by: template.by,
              at: formatMoment(template.at),
              size: sizeText(template.size),
            })}
          </span>
          <a class="button" href={toUrl('/api/deck-template/file')} download={template.name}>
            {t(templateTexts.download)}
          </a>
          {mayChange && (
            <button type="button" class="button plain" disabled={isBusy} onClick={() => remove(template)}>
              {t(templateTexts.remove)}
            </button>
          )}
        </div>
      ) : (
        <p class="template-none">{t(templateTexts.none)}</p>
      )}
      {mayChange ? (
        <DeckDrop
          prompt={
            isBusy ? t(templateTexts.reading) : t(template ? templateTexts.replace : templateTexts.drop)
          }
          most={MOST_MEGABYTES}
          small={template !== null}
          disabled={isBusy}
          take={take}
        />
      ) : (
        <p class="note">{t(templateTexts.notYours)}</p>
      )}
      <p
        class={message?.isFailure ? 'job-error' : 'deck-status'}
        role={message?.isFailure ? 'alert' : 'status'}
      >
        {message?.text}
      </p>
      {template && <TemplateFindings report={template.telling} />}
    </section>
  );
}

/** What the server found in a template: in words, two sketches and its colours. */
function TemplateFindings({ report }: { report: TemplateReport }) {
  const { cover, page, text, fonts, theme, layouts, dark, titleSize, colors } = report;
  const facts: [string, string][] = [
    [t(templateTexts.ratio), ratioText(report)],
    [t(templateTexts.cover), coverText(report)],
    [
      t(templateTexts.pages),
      t(page.title ? templateTexts.pagesOn : templateTexts.pagesUntitled, {
        layout: nameOf(page),
        size: titleSize,
      }),
    ],
    [t(templateTexts.texts), t(templateTexts.textsOn, { layout: nameOf(text) })],
    [t(templateTexts.foot), t(page.foot.length === 3 ? templateTexts.footOwn : templateTexts.footMissing)],
    [
      t(templateTexts.fonts),
      t(templateTexts.fontsText, { heading: fontText(fonts.heading), text: fontText(fonts.text) }),
    ],
    [
      t(templateTexts.theme),
      t(dark ? templateTexts.themeTextDark : templateTexts.themeText, {
        name: theme || t(templateTexts.unnamed),
        layouts,
      }),
    ],
  ];
  return (
    <section class="template-report" aria-labelledby="template-report">
      <h3 id="template-report">{t(templateTexts.found)}</h3>
      <div class="template-sketches">
        <TemplateSketch report={report} layout={cover} name={t(templateTexts.cover)} />
        <TemplateSketch report={report} layout={page} name={t(templateTexts.pages)} />
        <p class="template-colors">
          {colors.map((color, at) => (
            <span key={at} title={`#${color}`} style={{ background: `#${color}` }} />
          ))}
        </p>
      </div>
      <dl class="template-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function coverText({ coverSlide, cover }: TemplateReport): string {
  if (coverSlide === 'taken') return t(templateTexts.coverTaken);
  const layout = nameOf(cover);
  return t(coverSlide === 'left' ? templateTexts.coverLeft : templateTexts.coverNone, { layout });
}

const nameOf = ({ name }: DetectedLayout) => name || t(templateTexts.unnamed);

const fontText = (names: readonly string[]) => names.join(' / ') || t(templateTexts.noFont);

/** 16:9, or the size of slides that are none of the usual ones. */
export function ratioText({ ratio, width, height }: TemplateReport): string {
  return ratio === 'other' ? t(templateTexts.ratios.other, { width, height }) : ratio;
}
