import type { Ratio } from '../../../domain/decks/export-job.ts';
import { paginate } from '../../../domain/decks/layout/paginate.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import type { Text } from '../../../domain/model.ts';
import { OfficePackage, Relations } from '../../opc/opc-writer.ts';
import { coreXml, type FileFacts } from '../../xlsx/write/workbook-parts.ts';
import { XML_HEAD } from '../../xml/entities.ts';
import { shapeName } from '../shapes/shape-name.ts';
import { ratioOf } from '../shapes/slide-geometry.ts';
import { readTemplate, type Template } from '../template/pptx-template.ts';
import { type CoverText, templateCover } from '../template/template-cover.ts';
import {
  appXml,
  PRESENTATION_PROPERTIES,
  presentationXml,
  TABLE_STYLES,
  VIEW_PROPERTIES,
} from '../theme/presentation.ts';
import { ownTheme, type SlideTheme, THEME_TYPE, TYPE, themeXml } from '../theme/slide-theme.ts';
import { notesMasterXml, notesXml } from '../theme/speaker-notes.ts';
import { drawFooter, drawPage, layoutOf } from './content-slide.ts';
import { coverLines, drawCover } from './cover-slide.ts';
import type { Drawing } from './drawing.ts';
import { type ChartCounter, Slide } from './slide.ts';

const CORE_RELATION = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

export interface SlidesOptions {
  facts: FileFacts;
  language: keyof Text;
  size: Ratio;
  /** A unit's own template, as it was uploaded; then its master, theme and cover are used and `size` is its own. */
  template?: Uint8Array;
}

/** Contents in the deck's order, gathered as they are asked for or all at once. */
export type Contents = AsyncIterable<PageContent> | Iterable<PageContent>;

/** Said after each slide. */
export interface SlidesProgress {
  slides: number;
}

/**
 * Writes a deck as PPTX, slide by slide: native charts with their workbooks, real layouts and placeholders, notes.
 * Lets other work go on between slides. The same contents and options give the same bytes.
 *
 * @returns the file, as the generator's last value
 */
export async function* writeSlides(
  contents: Contents,
  options: SlidesOptions,
): AsyncGenerator<SlidesProgress, Uint8Array> {
  const { facts, language, size } = options;
  const template = options.template && readTemplate(options.template);
  const theme = template ?? ownTheme(size);
  const { geometry } = theme;
  const target = new OfficePackage();
  const presentation = new Relations();
  const master = presentation.add('slideMaster', theme.masterPath);
  const notesMaster = presentation.add('notesMaster', NOTES_MASTER);
  theme.addTo(target);
  addNotesMaster(target);
  const slides: string[] = [];
  const counter: ChartCounter = { charts: 0 };
  for await (const page of pagesOf(contents)) {
    const parts = paginate(page, ratioOf(geometry), language);
    for (const content of parts) {
      const number = slides.length + 1;
      addSlide(target, content, { theme, template: template ?? null, language, number, counter, parts });
      slides.push(presentation.add('slide', slidePath(number)));
      yield { slides: number };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const ids = { master, masterId: theme.masterId, notesMaster, slides };
  addFrame(target, presentation, presentationXml(ids, geometry), theme.themePath);
  addProperties(target, facts, slides.length);
  return target.finish();
}

/** Parts that follow one another and are of one page, together: what goes on from slide to slide is set alike. */
async function* pagesOf(contents: Contents): AsyncGenerator<PageContent[]> {
  let parts: PageContent[] = [];
  for await (const content of contents) {
    if (parts.length > 0 && parts[0]!.page !== content.page) {
      yield parts;
      parts = [];
    }
    parts.push(content);
  }
  if (parts.length > 0) yield parts;
}

/** Runs the generator to its end. */
export async function slidesFile(
  contents: Contents,
  options: SlidesOptions,
  onProgress?: (progress: SlidesProgress) => void,
): Promise<Uint8Array> {
  const writing = writeSlides(contents, options);
  for (;;) {
    const step = await writing.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
}

const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';
/** Named apart from what a template may bring. */
const NOTES_THEME = 'ppt/theme/notes.xml';

const slidePath = (number: number) => `ppt/slides/slide${number}.xml`;
const notesPath = (number: number) => `ppt/notesSlides/notesSlide${number}.xml`;

function addNotesMaster(target: OfficePackage): void {
  const notes = new Relations();
  notes.add('theme', NOTES_THEME);
  target.addXml(NOTES_MASTER, `${TYPE}.notesMaster+xml`, notesMasterXml(), notes);
  target.addXml(NOTES_THEME, THEME_TYPE, themeXml('备注'));
}

interface SlideContext {
  theme: SlideTheme;
  template: Template | null;
  language: keyof Text;
  number: number;
  counter: ChartCounter;
  parts: readonly PageContent[];
}

function addSlide(target: OfficePackage, content: PageContent, place: SlideContext): void {
  const { theme, template, language, number, counter, parts } = place;
  const slide = new Slide(target, counter);
  const drawing = { slide, content, theme, geometry: theme.geometry, language, number, parts };
  const cover =
    template &&
    content.kind === 'cover' &&
    templateCover(template, coverText(drawing), target, notesPath(number));
  if (cover) {
    target.addXml(slidePath(number), `${TYPE}.slide+xml`, cover.xml, cover.relations);
  } else {
    slide.relations.add('slideLayout', theme.layouts[layoutOf(content)].path);
    slide.relations.add('notesSlide', notesPath(number));
    if (content.kind === 'cover') drawCover(drawing);
    else drawPage(drawing);
    target.addXml(slidePath(number), `${TYPE}.slide+xml`, slide.toXml(), slide.relations);
  }
  const notes = new Relations();
  notes.add('notesMaster', NOTES_MASTER);
  notes.add('slide', slidePath(number));
  const said = [content.notes[language], content.remark ?? ''].filter(Boolean).join('\n');
  target.addXml(
    notesPath(number),
    `${TYPE}.notesSlide+xml`,
    // Marked without the remark, which is the office's own and stays below when the rest is written anew.
    notesXml(said, shapeName('notes', content, { text: content.notes[language] })),
    notes,
  );
}

function coverText(drawing: Drawing): CoverText {
  const { slide, content, language } = drawing;
  const title = content.title[language];
  return {
    title,
    titleName: shapeName('title', content, { text: title }),
    lines: coverLines(content, language),
    footerXml(highestId) {
      slide.numberFrom(highestId);
      drawFooter(drawing);
      return slide.shapesXml();
    },
  };
}

function addFrame(target: OfficePackage, presentation: Relations, xml: string, theme: string): void {
  presentation.add('presProps', 'ppt/presProps.xml');
  presentation.add('viewProps', 'ppt/viewProps.xml');
  presentation.add('theme', theme);
  presentation.add('tableStyles', 'ppt/tableStyles.xml');
  target.addXml('ppt/presentation.xml', `${TYPE}.presentation.main+xml`, xml, presentation);
  target.addXml('ppt/presProps.xml', `${TYPE}.presProps+xml`, PRESENTATION_PROPERTIES);
  target.addXml('ppt/viewProps.xml', `${TYPE}.viewProps+xml`, VIEW_PROPERTIES);
  target.addXml('ppt/tableStyles.xml', `${TYPE}.tableStyles+xml`, TABLE_STYLES);
}

function addProperties(target: OfficePackage, facts: FileFacts, slides: number): void {
  const relations = new Relations();
  relations.add('officeDocument', 'ppt/presentation.xml');
  relations.add(CORE_RELATION, 'docProps/core.xml');
  relations.add('extended-properties', 'docProps/app.xml');
  const core = coreXml(facts).slice(XML_HEAD.length);
  target.addXml('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', core);
  target.addXml(
    'docProps/app.xml',
    'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    appXml(slides),
  );
  target.addRelations('', relations);
}
