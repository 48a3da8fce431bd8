import { stampText } from '../../../domain/decks/as-of.ts';
import type { DeckTable } from '../../../domain/decks/deck-table.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';
import { lightRuns } from '../../../domain/decks/rows/status-cell.ts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { monthsChart, monthsKey } from '../charts/chart-months.ts';
import { pathChart, pathKey } from '../charts/chart-path.ts';
import { inlineChart } from '../charts/inline-chart.ts';
import { GAP, numberShape, type PlaceholderSlot, textBox } from '../shapes/shape.ts';
import { shapeName } from '../shapes/shape-name.ts';
import { type Box, inches, inPoints, points } from '../shapes/slide-geometry.ts';
import { TINT } from '../shapes/slide-palette.ts';
import type { Paragraph } from '../shapes/slide-text.ts';
import { fitSentence, fitText, shorten } from '../shapes/text-fit.ts';
import type { Layout } from '../theme/slide-layouts.ts';
import { type Drawing, putText } from './drawing.ts';
import { drawTiles } from './kpi-tiles.ts';
import { deckTable } from './slide-table.ts';
import { fitTable } from './table-columns.ts';

/** Which of the layouts a page is put on. */
export function layoutOf({ kind, figures }: PageContent): Layout {
  if (kind === 'cover') return 'cover';
  if (kind === 'text') return 'text';
  return figures.length > 0 ? 'chart' : 'table';
}

/** Draws a page from its title down; what is below takes the room that what is above has left. */
export function drawPage(drawing: Drawing): void {
  drawTitle(drawing);
  drawFooter(drawing);
  let box = drawing.geometry.body;
  if (drawing.content.kind === 'text') {
    drawParagraphs(drawing, cutRemark(drawing, box));
    return;
  }
  box = drawSentence(drawing, box);
  box = cutRemark(drawing, box);
  box = cutKey(drawing, box);
  if (drawing.content.tiles.length > 0) box = drawTiles(drawing, box);
  const { figures, tables } = drawing.content;
  if (tables[0]) drawTable(drawing, tables[0], box);
  drawFigures(drawing, figures, box);
}

const TITLE_SIZES = [40, 36, 32, 30, 28, 26, 24, 22, 20, 18];

function drawTitle(drawing: Drawing): void {
  const { content, theme, geometry, language } = drawing;
  const { title, ownTitle, part } = content;
  const mark = part
    ? language === 'zh'
      ? `（${part.number}/${part.of}）`
      : ` (${part.number}/${part.of})`
    : '';
  const place = theme.layouts[layoutOf(content)].title;
  const width = inPoints((place?.box ?? geometry.title).width);
  const tall = inPoints(geometry.titleText);
  const sizes = TITLE_SIZES.filter((size) => size <= theme.titleSize);
  const fit = fitText(title[language] + mark, width, tall, sizes, true);
  const lines = Math.max(1, Math.floor(tall / fit.leading));
  const shown = shorten(title[language], width / (fit.size * 1.04) - (mark === '' ? 0 : 4), lines);
  const runs = [
    { text: shown, size: fit.size },
    { text: mark, size: fit.size - 6, bold: false, color: 'tx2' },
  ];
  // Without a mark, refilling leaves a title alone.
  const marked = ownTitle ? {} : { text: shown + mark };
  putText(drawing, shapeName('title', content, marked), place, geometry.title, [
    { runs, leading: fit.leading },
  ]);
}

/** How far the data goes, when it left the theme, which page this is: on every page. */
export function drawFooter(drawing: Drawing): void {
  const { slide, content, theme, geometry, language, number } = drawing;
  const [dataTo, exported] = stampText(content, language);
  const layout = theme.layouts[layoutOf(content)];
  const small = (text: string, place: PlaceholderSlot | null): Paragraph[] => [
    { runs: [place ? { text } : { text, size: 11, color: 'tx2' }] },
  ];
  putText(drawing, '页脚', layout.footer, geometry.footer, small(dataTo!, layout.footer));
  putText(drawing, '导出时间', layout.date, geometry.date, small(exported!, layout.date));
  slide.add((id) => numberShape({ id, name: '页码' }, number, layout.number, geometry.number));
}

/** The sentence, as large as its length allows, in three lines at most; returns the room left below. */
function drawSentence({ slide, content, language }: Drawing, box: Box): Box {
  const text = content.sentence?.[language] ?? '';
  if (text === '') return box;
  const width = inPoints(box.width);
  const tall = content.tables.length + content.figures.length + content.tiles.length > 0 ? 66 : 200;
  const fit = fitSentence(text, width, tall, [20, 19, 18, 17, 16, 15, 14, 13, 12], 2);
  const lines = Math.max(1, Math.floor(tall / fit.leading));
  const shown = shorten(text, width / fit.size, lines);
  const height = points(Math.min(fit.lines, lines) * fit.leading + 2);
  const paragraphs = [{ runs: [{ text: shown, size: fit.size, color: 'tx1' }], leading: fit.leading }];
  slide.add((id) =>
    textBox(
      { id, name: shapeName('sentence', content, { text: shown }) },
      { box: { ...box, height }, paragraphs },
    ),
  );
  return below(box, height + GAP);
}

function below(box: Box, height: number): Box {
  return { ...box, y: box.y + height, height: box.height - height };
}

function drawParagraphs(drawing: Drawing, box: Box): void {
  const { content, theme } = drawing;
  const text = content.paragraphs.join('\n');
  const count = content.paragraphs.length;
  const width = inPoints(box.width);
  const fit = fitText(text, width, inPoints(box.height) - count * 8, [24, 22, 20, 18, 16, 14, 12]);
  const paragraphs = content.paragraphs.map((line) => ({
    runs: [{ text: line, size: fit.size }],
    leading: fit.leading,
    before: 8,
  }));
  const place = theme.layouts.text.body;
  putText(drawing, '正文', place && { ...place, box, fixed: true }, box, paragraphs);
}

/** The office's remark, at the end of the page and set apart from what follows from figures. */
function cutRemark({ slide, content, language }: Drawing, box: Box): Box {
  if (content.remark === null) return box;
  const label = language === 'zh' ? '备注：' : 'Remark: ';
  const text = label + content.remark.replace(/\n+/g, ' ');
  const inset = inches(0.12);
  const width = inPoints(box.width - 2 * inset);
  const fit = fitText(text, width, 60, [16, 15, 14, 13, 12, 11]);
  const height = points(fit.height) + inset + points(4);
  const at = { ...box, y: box.y + box.height - height, height };
  const runs = [
    { text: label, size: fit.size, bold: true, color: 'accent1' },
    { text: shorten(text, width / fit.size, fit.lines).slice(label.length), size: fit.size, color: 'tx1' },
  ];
  slide.add((id) =>
    textBox(
      { id, name: '备注' },
      { box: at, anchor: 'ctr', fill: TINT, inset, paragraphs: [{ runs, leading: fit.leading }] },
    ),
  );
  return { ...box, height: box.height - height - GAP };
}

/** The legend of the marks, below the content: shapes in their colours, words in grey. */
function cutKey({ slide, content, geometry, language }: Drawing, box: Box): Box {
  if (!content.key) return box;
  const text = content.key[language];
  const width = inPoints(box.width);
  // Marks are set wider by some faces than by others.
  const fit = fitText(text, width * 0.92, 34, [13, 12, 11, 10, 9]);
  const height = points(fit.height + 2);
  const at = { ...box, y: box.y + box.height - height, height };
  const runs = lightRuns(text).map(({ text, light }) => ({
    text,
    size: fit.size,
    color: light ? geometry.lights[light] : 'tx2',
  }));
  slide.add((id) =>
    textBox({ id, name: '图例' }, { box: at, anchor: 'b', paragraphs: [{ runs, leading: fit.leading }] }),
  );
  return { ...box, height: box.height - height - Math.round(GAP / 2) };
}

/** A table, with its inline chart, if it has one, laid over that column row by row. */
function drawTable({ slide, content, geometry, parts, language }: Drawing, table: DeckTable, box: Box): void {
  const columns = table.columns.map(({ id }) => id).join();
  const alike = parts
    .flatMap(({ tables }) => tables)
    .filter((one) => one.id === table.id && one.columns.map(({ id }) => id).join() === columns);
  const fit = fitTable(alike, inPoints(box.width), inPoints(box.height), language);
  const description = content.sentence?.[language] || content.title[language];
  slide.add((id) =>
    deckTable(
      { id, name: shapeName('table', content), description },
      box,
      table,
      fit,
      language,
      geometry.lights,
    ),
  );
  const { lane } = table;
  const at = fit.shown.findIndex((index) => table.columns[index]!.id === lane?.column);
  if (!lane || at < 0 || table.rows.length === 0) return;
  const left = fit.widths.slice(0, at).reduce((sum, width) => sum + width, 0);
  const pad = 5;
  slide.addChart(
    { name: shapeName('chart', content), description },
    {
      x: box.x + points(left + pad),
      y: box.y + points(fit.headHeight),
      width: points(fit.widths[at]! - 2 * pad),
      height: points(fit.rowHeight * table.rows.length),
    },
    inlineChart(table, lane, language, fit.widths[at]! - 2 * pad),
  );
}

/** Charts of their own: one over the whole width, two side by side, on 4:3 under one another. */
function drawFigures(drawing: Drawing, figures: readonly Figure[], box: Box): void {
  const { slide, language, geometry } = drawing;
  const wide = geometry.width / geometry.height > 1.5;
  const shares = figures.length < 2 ? [1] : wide ? [0.56, 0.44] : [0.55, 0.45];
  let start = 0;
  figures.slice(0, 2).forEach((figure, index) => {
    const share = shares[index]!;
    const gap = index > 0 ? inches(wide ? 0.35 : 0.1) : 0;
    const frame: Box = wide
      ? { ...box, x: box.x + Math.round(box.width * start) + gap, width: Math.round(box.width * share) - gap }
      : {
          ...box,
          y: box.y + Math.round(box.height * start) + gap,
          height: Math.round(box.height * share) - gap,
        };
    start += share;
    const size = { width: inPoints(frame.width), height: inPoints(frame.height), size: 12 };
    const built =
      figure.kind === 'months' ? monthsChart(figure, size, language) : pathChart(figure, size, language);
    const said = [figure.title[language], figure.sentence[language]].filter(Boolean).join('。');
    slide.addChart(
      { name: shapeName('chart', drawing.content, { figure: figure.kind }), description: said },
      frame,
      built,
    );
    const runs = figure.kind === 'months' ? monthsKey(figure, language) : pathKey(figure, language);
    if (runs.length > 0) {
      const key = { x: frame.x + frame.width / 2, y: frame.y, width: frame.width / 2, height: points(20) };
      slide.add((id) =>
        textBox({ id, name: '图例' }, { box: key, anchor: 'ctr', paragraphs: [{ runs, align: 'right' }] }),
      );
    }
  });
}
