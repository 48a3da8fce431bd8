import type { DetectedLayout, TemplateReport } from '../../../domain/decks/template-report.ts';
import { t } from '../../i18n/index.ts';
import { ratioText } from './ratio-text.ts';
import { TemplateSketch } from './template-sketch.tsx';
import { templateTexts } from './texts.ts';

/** What the server found in a template: in words, two sketches and its colours. */
export function TemplateFindings({ telling }: { telling: TemplateReport }) {
  const { cover, page, text, fonts, theme, layouts, dark, titleSize, colors } = telling;
  const facts: [string, string][] = [
    [t(templateTexts.ratio), ratioText(telling)],
    [t(templateTexts.cover), coverText(telling)],
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
        <TemplateSketch telling={telling} layout={cover} name={t(templateTexts.cover)} />
        <TemplateSketch telling={telling} layout={page} name={t(templateTexts.pages)} />
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
