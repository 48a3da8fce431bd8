import { type OfficePackage, Relations } from '../../opc/opc-writer.ts';
import { gridWorkbook } from '../charts/chart-grid.ts';
import { type BuiltChart, chartXml } from '../charts/chart-parts.ts';
import { NAMESPACES, type Naming, namingXml, treeXml } from '../shapes/shape.ts';
import { type Box, boxXml } from '../shapes/slide-geometry.ts';

const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Charts are numbered through the whole deck. */
export interface ChartCounter {
  charts: number;
}

/** One slide while it is being drawn: its shapes in order, with what they refer to. */
export class Slide {
  readonly relations = new Relations();
  readonly #shapes: string[] = [];
  readonly #package: OfficePackage;
  readonly #counter: ChartCounter;
  #lastId = 1;

  constructor(target: OfficePackage, counter: ChartCounter) {
    this.#package = target;
    this.#counter = counter;
  }

  /** Adds a shape that is given its number on the slide. */
  add(draw: (id: number) => string): void {
    this.#lastId += 1;
    this.#shapes.push(draw(this.#lastId));
  }

  /** Adds a native chart with its own workbook. */
  addChart(naming: Omit<Naming, 'id'>, box: Box, { chart, grid }: BuiltChart): void {
    this.#counter.charts += 1;
    const number = this.#counter.charts;
    const path = `ppt/charts/chart${number}.xml`;
    const workbook = `ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`;
    const relations = new Relations();
    const workbookId = relations.add('package', workbook);
    this.#package.addBytes(workbook, 'xlsx', WORKBOOK_TYPE, gridWorkbook(grid));
    this.#package.addXml(path, CHART_TYPE, chartXml(chart, workbookId), relations);
    const chartId = this.relations.add('chart', path);
    this.add(
      (id) =>
        `<p:graphicFrame><p:nvGraphicFramePr>${namingXml({ id, ...naming })}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>${boxXml(box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${chartId}"/></a:graphicData></a:graphic></p:graphicFrame>`,
    );
  }

  /** Shapes drawn from now on are numbered after those that are already there. */
  numberFrom(highest: number): void {
    this.#lastId = Math.max(this.#lastId, highest);
  }

  /** The shapes alone, to be put into a slide that someone else drew. */
  shapesXml(): string {
    return this.#shapes.join('');
  }

  toXml(): string {
    return `<p:sld ${NAMESPACES}><p:cSld>${treeXml(this.#shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  }
}
