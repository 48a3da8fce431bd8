import { SERIES_NAMES, yearOfName } from '../../../domain/figures/figure.ts';
import { applyEdits, child, type Edit, find, findAll, parseXml, type XmlNode } from '../../xml/xml-tree.ts';
import { isForDrawing } from '../charts/chart-grid.ts';

/**
 * Whether a series is one of ours: a chart in an exported deck says so only by the series' names. Any other series was
 * added by someone.
 */
function isOurs(name: string): boolean {
  return (
    yearOfName(name) !== null ||
    isForDrawing(name) ||
    Object.values(SERIES_NAMES).some(({ zh, en }) => name === zh || name === en)
  );
}

export type MergedChart = { xml: string; reason: null } | { xml: null; reason: 'added-series' | 'foreign' };

/**
 * This month's numbers into a chart that someone may have restyled: names, categories, values, labels of points and
 * the ends of the axes come from `fresh`; colours, lines, letters and everything else stay.
 */
export function mergeChart(source: string, fresh: string): MergedChart {
  if (!source.includes('<c:chartSpace')) return { xml: null, reason: 'foreign' };
  const old = parseXml(source);
  const made = parseXml(fresh);
  const oldSeries = findAll(old, 'ser');
  const newSeries = findAll(made, 'ser');
  const oldKeys = keysOf(oldSeries, source);
  const newKeys = keysOf(newSeries, fresh);
  if (oldSeries.some((series, i) => !newKeys.includes(oldKeys[i]!) && !isOurs(nameOf(series, source)))) {
    return { xml: null, reason: 'added-series' };
  }
  const edits: Edit[] = [];
  oldSeries.forEach((series, i) => {
    const at = newKeys.indexOf(oldKeys[i]!);
    if (at < 0) edits.push({ start: series.start, end: series.end, text: '' });
    else edits.push(...seriesEdits(series, source, newSeries[at]!, fresh));
  });
  const missing = newSeries.filter(
    (series, i) => !oldKeys.includes(newKeys[i]!) && !isForDrawing(nameOf(series, fresh)),
  );
  edits.push(...addedSeries(missing, old, made, fresh));
  edits.push(...axisEdits(old, made, fresh));
  return { xml: applyEdits(source, edits), reason: null };
}

function nameOf(series: XmlNode, source: string): string {
  const name = child(series, 'tx');
  const value = name && find(name, 'v');
  return value ? source.slice(value.innerStart, value.innerEnd).trim() : '';
}

/** Years count from the latest: in January 2025年 and 2024年 become 2026年 and 2025年, and are the same two lines. */
function keysOf(series: readonly XmlNode[], source: string): string[] {
  const names = series.map((one) => nameOf(one, source));
  const years = names.map(yearOfName);
  const latest = Math.max(...years.map((year) => year ?? 0));
  return names.map((name, index) => {
    const year = years[index] ?? null;
    return year === null ? name : `year−${latest - year}`;
  });
}

/** What of a series follows the month; the rest is how it looks. */
const CONTENT = ['tx', 'dPt', 'dLbls', 'cat', 'val'];

function seriesEdits(series: XmlNode, source: string, made: XmlNode, fresh: string): Edit[] {
  const written = (names: readonly string[]) =>
    made.children
      .filter(({ name }) => names.includes(name))
      .map(({ start, end }) => fresh.slice(start, end))
      .join('');
  const olds = series.children.filter(({ name }) => CONTENT.includes(name));
  const name = olds.find((one) => one.name === 'tx');
  const categories = olds.find((one) => one.name === 'cat') ?? olds.find((one) => one.name === 'val');
  if (!name || !categories) return [];
  // Labels and points come before what someone may have added: trend lines, error bars.
  const labels = series.children.find(({ name: one }) =>
    ['dPt', 'dLbls', 'trendline', 'errBars', 'cat', 'val'].includes(one),
  )!;
  const edits: Edit[] = olds
    .filter((one) => one !== name && one !== categories && one !== labels)
    .map(({ start, end }) => ({ start, end, text: '' }));
  edits.push({ start: name.start, end: name.end, text: written(['tx']) });
  const before = written(['dPt', 'dLbls']);
  const after = written(['cat', 'val']);
  if (labels === categories) edits.push({ start: labels.start, end: labels.end, text: before + after });
  else {
    const kept = CONTENT.includes(labels.name) ? '' : source.slice(labels.start, labels.end);
    edits.push({ start: labels.start, end: labels.end, text: before + kept });
    edits.push({ start: categories.start, end: categories.end, text: after });
  }
  return edits;
}

const PLOTS = /^(?:bar|line)Chart$/;

/**
 * Series that the chart does not have yet (an estimate, a target set since), put into the plot that they belong to. Those
 * that only help to draw have their place among the others; a chart exported without them stays as it was drawn.
 */
function addedSeries(missing: readonly XmlNode[], old: XmlNode, made: XmlNode, fresh: string): Edit[] {
  const plotsOf = (tree: XmlNode) =>
    find(tree, 'plotArea')?.children.filter(({ name }) => PLOTS.test(name)) ?? [];
  const plots = plotsOf(old);
  let number = findAll(old, 'ser').length;
  return plotsOf(made).flatMap((plot, index) => {
    const added = plot.children.filter((one) => missing.includes(one));
    const target = plots[index];
    if (added.length === 0 || !target) return [];
    const series = target.children.filter(({ name }) => name === 'ser');
    const after = series[series.length - 1] ?? target.children.find(({ name }) => name === 'varyColors');
    if (!after) return [];
    const text = added
      .map(({ start, end }) => {
        const id = 1000 + number++;
        return fresh
          .slice(start, end)
          .replace(/<c:idx val="\d+"\/><c:order val="\d+"\/>/, `<c:idx val="${id}"/><c:order val="${id}"/>`);
      })
      .join('');
    return [{ start: after.end, end: after.end, text }];
  });
}

/** Axes reach as far as this month's numbers do. */
function axisEdits(old: XmlNode, made: XmlNode, fresh: string): Edit[] {
  const axes = findAll(old, 'valAx');
  return findAll(made, 'valAx').flatMap((axis, index) => {
    const target = axes[index];
    if (!target) return [];
    return ['scaling', 'majorUnit'].flatMap((name) => {
      const from = child(axis, name);
      const to = child(target, name);
      return from && to ? [{ start: to.start, end: to.end, text: fresh.slice(from.start, from.end) }] : [];
    });
  });
}

/** The categories that a chart shows, in order. */
export function chartCategories(source: string): string[] {
  const [first] = findAll(parseXml(source), 'cat');
  if (!first) return [];
  const points = new Map(
    findAll(first, 'pt').map((point) => {
      const value = find(point, 'v');
      return [Number(point.attributes.idx), value ? source.slice(value.innerStart, value.innerEnd) : ''];
    }),
  );
  const count = Number(find(first, 'ptCount')?.attributes.val ?? 0);
  return Array.from({ length: count }, (_, i) => points.get(i) ?? '');
}
