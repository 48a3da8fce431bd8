import type { PageContent } from '../../domain/deck-page.ts';
import type { Text } from '../../domain/model.ts';
import { coreXml, type FileFacts } from '../workbook/workbook-parts.ts';
import { XML_HEAD } from '../workbook/xml.ts';
import { drawCover } from './cover.ts';
import { LAYOUTS, layoutXml } from './layouts.ts';
import { masterXml } from './master.ts';
import { forStage } from './narrow.ts';
import { notesMasterXml, notesXml } from './notes.ts';
import { OfficePackage, Relations } from './package.ts';
import { drawPage, layoutOf } from './page.ts';
import {
  appXml,
  PRESENTATION_PROPERTIES,
  presentationXml,
  TABLE_STYLES,
  VIEW_PROPERTIES,
} from './presentation.ts';
import { type ChartCounter, Slide } from './slide.ts';
import { type SlideSize, type Stage, stageOf } from './stage.ts';
import { themeXml } from './theme.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
const THEME_TYPE = 'application/vnd.openxmlformats-officedocument.theme+xml';
const CORE_RELATION = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

export interface SlidesOptions {
  facts: FileFacts;
  language: keyof Text;
  size: SlideSize;
  /** Stops the work between two slides; the generator then throws the signal's reason. */
  signal?: AbortSignal;
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
  { facts, language, size, signal }: SlidesOptions,
): AsyncGenerator<SlidesProgress, Uint8Array> {
  const stage = stageOf(size);
  const target = new OfficePackage();
  const presentation = new Relations();
  const master = presentation.add('slideMaster', 'ppt/slideMasters/slideMaster1.xml');
  const notesMaster = presentation.add('notesMaster', 'ppt/notesMasters/notesMaster1.xml');
  addMasters(target, stage);
  const slides: string[] = [];
  const counter: ChartCounter = { charts: 0 };
  for await (const page of pagesOf(contents)) {
    const parts = forStage(page, stage, language);
    for (const content of parts) {
      signal?.throwIfAborted();
      const number = slides.length + 1;
      addSlide(target, content, { stage, language, number, counter, parts });
      slides.push(presentation.add('slide', `ppt/slides/slide${number}.xml`));
      yield { slides: number };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  signal?.throwIfAborted();
  addFrame(target, presentation, presentationXml({ masters: [master], notesMaster, slides }, stage, size));
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

function addMasters(target: OfficePackage, stage: Stage): void {
  const relations = new Relations();
  const layouts = LAYOUTS.map((_, index) =>
    relations.add('slideLayout', `ppt/slideLayouts/slideLayout${index + 1}.xml`),
  );
  relations.add('theme', 'ppt/theme/theme1.xml');
  const path = 'ppt/slideMasters/slideMaster1.xml';
  target.addXml(path, `${TYPE}.slideMaster+xml`, masterXml(stage, layouts), relations);
  LAYOUTS.forEach((layout, index) => {
    const own = new Relations();
    own.add('slideMaster', path);
    const at = `ppt/slideLayouts/slideLayout${index + 1}.xml`;
    target.addXml(at, `${TYPE}.slideLayout+xml`, layoutXml(layout, stage), own);
  });
  const notes = new Relations();
  notes.add('theme', 'ppt/theme/theme2.xml');
  target.addXml('ppt/notesMasters/notesMaster1.xml', `${TYPE}.notesMaster+xml`, notesMasterXml(), notes);
  target.addXml('ppt/theme/theme1.xml', THEME_TYPE, themeXml('调度'));
  target.addXml('ppt/theme/theme2.xml', THEME_TYPE, themeXml('备注'));
}

interface Place {
  stage: Stage;
  language: keyof Text;
  number: number;
  counter: ChartCounter;
  parts: readonly PageContent[];
}

function addSlide(target: OfficePackage, content: PageContent, place: Place): void {
  const { stage, language, number, counter, parts } = place;
  const slide = new Slide(target, counter);
  const layout = LAYOUTS.indexOf(layoutOf(content)) + 1;
  slide.relations.add('slideLayout', `ppt/slideLayouts/slideLayout${layout}.xml`);
  slide.relations.add('notesSlide', `ppt/notesSlides/notesSlide${number}.xml`);
  const drawing = { slide, content, stage, language, number, parts };
  if (content.kind === 'cover') drawCover(drawing);
  else drawPage(drawing);
  const path = `ppt/slides/slide${number}.xml`;
  target.addXml(path, `${TYPE}.slide+xml`, slide.toXml(), slide.relations);
  const notes = new Relations();
  notes.add('notesMaster', 'ppt/notesMasters/notesMaster1.xml');
  notes.add('slide', path);
  const said = [content.notes[language], content.remark ?? ''].filter(Boolean).join('\n');
  target.addXml(`ppt/notesSlides/notesSlide${number}.xml`, `${TYPE}.notesSlide+xml`, notesXml(said), notes);
}

function addFrame(target: OfficePackage, presentation: Relations, xml: string): void {
  presentation.add('presProps', 'ppt/presProps.xml');
  presentation.add('viewProps', 'ppt/viewProps.xml');
  presentation.add('theme', 'ppt/theme/theme1.xml');
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
