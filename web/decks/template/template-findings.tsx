import type { TemplateTelling, ToldLayout } from '../../../domain/decks/template-report.ts';
import { w } from '../../present/present-words.ts';
import { TemplateSketch } from './template-sketch.tsx';
import { ratioText } from './template-words.ts';

/** What was understood of a template, in words, in two sketches and in its colours. */
export function TemplateTold({ telling }: { telling: TemplateTelling }) {
  const { cover, page, text, fonts, theme, layouts, dark, titleSize, colors } = telling;
  const facts: [string, string][] = [
    [w('template.ratio'), ratioText(telling)],
    [w('template.cover'), coverText(telling)],
    [
      w('template.pages'),
      w(page.title ? 'template.pagesOn' : 'template.pagesUntitled', {
        layout: nameOf(page),
        size: titleSize,
      }),
    ],
    [w('template.texts'), w('template.textsOn', { layout: nameOf(text) })],
    [w('template.foot'), w(page.foot.length === 3 ? 'template.footOwn' : 'template.footMissing')],
    [
      w('template.fonts'),
      w('template.fontsText', { heading: fontText(fonts.heading), text: fontText(fonts.text) }),
    ],
    [
      w('template.theme'),
      w(dark ? 'template.themeTextDark' : 'template.themeText', {
        name: theme || w('template.unnamed'),
        layouts,
      }),
    ],
  ];
  return (
    <section class="template-told" aria-labelledby="template-told">
      <h3 id="template-told">{w('template.understood')}</h3>
      <div class="template-sketches">
        <TemplateSketch telling={telling} layout={cover} name={w('template.cover')} />
        <TemplateSketch telling={telling} layout={page} name={w('template.pages')} />
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

function coverText({ coverSlide, cover }: TemplateTelling): string {
  if (coverSlide === 'taken') return w('template.coverTaken');
  const layout = nameOf(cover);
  return w(coverSlide === 'left' ? 'template.coverLeft' : 'template.coverNone', { layout });
}

const nameOf = ({ name }: ToldLayout) => name || w('template.unnamed');

const fontText = (names: readonly string[]) => names.join(' / ') || w('template.noFont');
