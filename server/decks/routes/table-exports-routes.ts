import type { RequestHandler } from 'express';
import type { DeckTable } from '../../../domain/decks/deck-table.ts';
import { figureTable } from '../../../domain/decks/figure-table.ts';
import { zoneOf } from '../../../domain/decks/pages/page-content.ts';
import { progressTable } from '../../../domain/decks/progress-table.ts';
import type { Figure } from '../../../domain/figures/figure.ts';
import { formatYearToDate } from '../../../domain/format.ts';
import { ENTITY_KINDS, type Text } from '../../../domain/model.ts';
import { LIGHTS, PROGRESS_STATUSES } from '../../../domain/progress/progress-row.ts';
import { readParameterObjects, understand } from '../../cache/read-route.ts';
import { readFigures } from '../../figures/load-figures.ts';
import { readProgress } from '../../figures/progress.ts';
import { attachment } from '../../http/attachment.ts';
import type { ReadContext } from '../../http/endpoint.ts';
import { HttpProblem } from '../../http/errors.ts';
import type { Mounted } from '../../http/mounting.ts';
import {
  ENTITY,
  INDICATOR,
  knownParameter,
  optional,
  type Parameter,
  type Parameters,
  PERIOD,
  type ValuesOf,
  wordsParameter,
} from '../../http/parameters.ts';
import { CSV_TYPE, fileName, XLSX_TYPE } from '../render-deck.ts';
import { LANGUAGE } from '../resolve-deck.ts';
import { abortOnDisconnect, isUnchanged, sendFile } from '../send-file.ts';
import type { Workshop } from '../workshop.ts';

const PROGRESS_PARAMETERS = {
  period: PERIOD,
  entity: optional(ENTITY),
  indicator: optional(INDICATOR),
  category: optional(
    knownParameter(
      { zh: '指标类别', en: 'Category of the indicator' },
      { zh: '指标类别', en: 'a category' },
      (known) => known.indicators.map((indicator) => indicator.category),
    ),
  ),
  department: optional(
    knownParameter(
      { zh: '指标牵头部门的编码', en: 'Code of the department that leads the indicator' },
      { zh: '部门编码', en: 'a department code' },
      (known) => known.entities.flatMap((entity) => (entity.kind === 'department' ? entity.code : [])),
    ),
  ),
  kind: wordsParameter({ zh: '主体类型', en: 'Kind of the entity' }, ENTITY_KINDS),
  light: wordsParameter({ zh: '灯号', en: 'Light' }, LIGHTS),
  status: wordsParameter({ zh: '进度状态', en: 'Status' }, PROGRESS_STATUSES),
};

const FORMATS = ['xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];
const TYPES: Record<Format, string> = { xlsx: XLSX_TYPE, csv: CSV_TYPE };

/** Which of an indicator's charts; `league` is the ranking among the places beside the zone. */
const FIGURES = ['path', 'months', 'ranking', 'league', 'contribution'] as const;
type FigureWord = (typeof FIGURES)[number];

const FIGURE: Parameter<FigureWord> = {
  description: { zh: '哪一张图', en: 'Which chart' },
  schema: { type: 'string', enum: [...FIGURES] },
  parse: (text) => FIGURES.find((word) => word === text),
  allowed: () => ({ zh: ` ${FIGURES.join('、')} 之一`, en: `one of ${FIGURES.join(', ')}` }),
};

interface Named {
  table: DeckTable;
  title: Text;
}

/** One table that can be had as a workbook and as CSV; its parameters and its numbers are those of the read. */
interface TableExport<P extends Parameters> {
  path: string;
  summary: Text;
  parameters: P;
  read(context: ReadContext, values: ValuesOf<P>): Promise<Named>;
}

const progressExport: TableExport<typeof PROGRESS_PARAMETERS> = {
  path: '/api/exports/progress',
  summary: { zh: '与 /api/progress 相同的各行', en: 'The same rows as /api/progress' },
  parameters: PROGRESS_PARAMETERS,
  async read(context, values) {
    const { period, rows } = await readProgress(context, values);
    const zone = zoneOf(context.catalog);
    const span = formatYearToDate(period);
    return {
      table: progressTable(rows, context.catalog),
      title: {
        zh: `${zone?.name ?? ''}${period.slice(0, 4)}年${span.zh}指标进度`,
        en: `${zone?.nameEn ?? zone?.name ?? ''} progress ${span.en}`.trim(),
      },
    };
  },
};

const FIGURE_PARAMETERS = { indicator: INDICATOR, entity: ENTITY, figure: FIGURE, period: PERIOD };

const figureExport: TableExport<typeof FIGURE_PARAMETERS> = {
  path: '/api/exports/figure',
  summary: { zh: '一张图的数据', en: 'The numbers of one chart' },
  parameters: FIGURE_PARAMETERS,
  async read(context, { indicator, entity, figure: word, period }) {
    const { figures } = await readFigures(context, { indicator, entity }, period);
    const figure = figures.find((one) => wordOf(one) === word);
    if (!figure) {
      throw new HttpProblem('not-found', {
        zh: '这个指标在这个月没有这张图。',
        en: 'This indicator has no such chart at this month.',
      });
    }
    return {
      table: figureTable(figure, new Set(context.catalog.entities.map(({ code }) => code))),
      title: figure.title,
    };
  },
};

function wordOf({ kind, ranking }: Figure): FigureWord {
  return ranking?.among === 'league' ? 'league' : kind;
}

/** Every table in every format, each with a path of its own. */
export function tableExportPaths(workshop: Workshop): Mounted[] {
  return [...mounted(progressExport, workshop), ...mounted(figureExport, workshop)];
}

function mounted<P extends Parameters>(one: TableExport<P>, workshop: Workshop): Mounted[] {
  return FORMATS.map((format) => ({
    path: `${one.path}.${format}`,
    item: {
      get: {
        summary: { zh: `${one.summary.zh}（${format}）`, en: `${one.summary.en} (${format})` },
        parameters: readParameterObjects({ ...one.parameters, lang: LANGUAGE }),
        others: { 200: { description: { zh: '文件', en: 'The file' }, type: TYPES[format] } },
        problems: [400, 401, 404, 503],
      },
    },
    handlers: { get: [toHandler(one, format, workshop)] },
  }));
}

function toHandler<P extends Parameters>(
  { parameters, read }: TableExport<P>,
  format: Format,
  { desk, limiter, run }: Workshop,
): RequestHandler {
  return async (request, response) => {
    const signal = abortOnDisconnect(response);
    const known = { parameters: { ...parameters, lang: LANGUAGE } };
    const { values, context } = await understand(known, request, desk);
    if (isUnchanged(request, response, [request.path, values, context.revision])) return;
    const { lang: language, ...own } = values as ValuesOf<P> & { lang: keyof Text };
    const { table, title } = await read(context, own as unknown as ValuesOf<P>);
    const zone = zoneOf(context.catalog);
    const facts = {
      title: title[language],
      author: (language === 'en' ? zone?.nameEn : null) ?? zone?.name ?? '',
      createdAt: desk.clock().toISOString(),
    };
    const order = { format, table, name: title[language], language, facts };
    const bytes = await limiter.run(() => run('render-table', order, { signal }), { signal });
    const name = `${fileName(title[language])}.${format}`;
    response.set('Content-Disposition', attachment(name));
    sendFile(response, { name, type: TYPES[format], bytes });
  };
}
