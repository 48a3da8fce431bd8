import { posix } from 'node:path';
import { type Import, importsOf, LAYERS, layerOf, packageOf, type Source } from '../support/sources.ts';
import { circlesOf, type Graph } from './graph.ts';
import { eachFile, type Rule } from './rule.ts';

const isOwn = ({ target }: Import) => (LAYERS as readonly string[]).includes(layerOf(target));

/** For each layer the layers it may import. */
const ALLOWED: Record<string, readonly string[]> = {
  domain: ['domain'],
  contract: ['domain', 'contract'],
  formats: ['domain', 'formats'],
  db: ['domain', 'db'],
  server: ['domain', 'contract', 'formats', 'db', 'server'],
  web: ['domain', 'contract', 'web'],
  seeds: ['domain', 'db', 'seeds'],
};
/** `npm run seeds` imports its folder exactly as `npm run load` does. */
const EXCEPTIONS: Record<string, string> = { seeds: 'server/administration/import-folder.ts' };

export const layers: Rule = eachFile((source) => {
  const layer = layerOf(source.path);
  return importsOf(source)
    .filter((found) => isOwn(found) && !ALLOWED[layer]!.includes(layerOf(found.target)))
    .filter((found) => EXCEPTIONS[layer] !== found.target)
    .map((found) => found.target);
});

/** Folders that know no topic; every other folder is a topic or, if named here, the app level. */
const FOUNDATION: Record<string, readonly string[]> = {
  server: ['http', 'cache', 'auth'],
  web: ['api', 'i18n', 'navigation', 'components', 'charts', 'styles'],
};
const APP: Record<string, readonly string[]> = { server: ['pages', 'commands'], web: ['app'] };
/** Topics whose figures another topic may read. */
const READABLE: Record<string, string> = { 'server/decks': 'figures', 'server/uploads': 'figures' };
/** Values handed down from the app level: every file may import their types. */
const HANDED_DOWN = ['server/context.ts', 'server/config.ts', 'server/log.ts'];

const FOUNDATION_LEVEL = 0;
const TOPIC_LEVEL = 1;
const APP_LEVEL = 2;

function levelOf(path: string): number {
  const [layer, folder, ...rest] = path.split('/');
  if (rest.length === 0 || APP[layer!]!.includes(folder!)) return APP_LEVEL;
  return FOUNDATION[layer!]!.includes(folder!) ? FOUNDATION_LEVEL : TOPIC_LEVEL;
}

export const topics: Rule = eachFile((source) => {
  const layer = layerOf(source.path);
  if (!FOUNDATION[layer]) return [];
  const topic = source.path.split('/')[1]!;
  const level = levelOf(source.path);
  return importsOf(source)
    .filter(({ target }) => layerOf(target) === layer)
    .filter(({ target, typeOnly }) => !(typeOnly && HANDED_DOWN.includes(target)))
    .filter(({ target }) => {
      const other = target.split('/')[1]!;
      const isOtherTopic = level === TOPIC_LEVEL && levelOf(target) === TOPIC_LEVEL && other !== topic;
      return levelOf(target) > level || (isOtherTopic && READABLE[`${layer}/${topic}`] !== other);
    })
    .map(({ target }) => target);
});

/** A package that only some files may import; `values` leaves its types free. */
const PACKAGES: Record<string, { in: RegExp; values?: true }> = {
  busboy: { in: /^server\/http\// },
  echarts: { in: /^web\/charts\/echarts\.ts$/, values: true },
  express: { in: /^server\// },
  fflate: { in: /^formats\// },
  helmet: { in: /^server\/http\// },
  kysely: { in: /^db\// },
  'lru-cache': { in: /^server\// },
  preact: { in: /^web\// },
  'preact-render-to-string': { in: /^web\/app\// },
  sqlite3: { in: /^db\/sqlite\// },
};

export const packages: Rule = eachFile((source) =>
  importsOf(source)
    .filter((found) => {
      const only = PACKAGES[packageOf(found.target)];
      return only && !only.in.test(source.path) && !(only.values && found.typeOnly);
    })
    .map((found) => found.target),
);

/** The page must not load the schemas; these two are plain constants. */
const CONTRACT_VALUES = ['contract/core/limits.ts', 'contract/roles.ts'];

export const contractTypes: Rule = eachFile((source) =>
  layerOf(source.path) === 'web'
    ? importsOf(source)
        .filter(({ target, typeOnly }) => layerOf(target) === 'contract' && !typeOnly)
        .map(({ target }) => target)
        .filter((target) => !CONTRACT_VALUES.includes(target))
    : [],
);

function graphOf(sources: readonly Source[], counts: (found: Import) => boolean): Graph {
  return new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter((found) => isOwn(found) && counts(found))
        .map((found) => found.target),
    ]),
  );
}

const inCircles = (graph: Graph): string[] =>
  circlesOf(graph).flatMap((circle, i) => circle.map((name) => `${name} (circle ${i + 1})`));

export const valueCircles: Rule = (sources) => inCircles(graphOf(sources, ({ typeOnly }) => !typeOnly));

export const typeCircles: Rule = (sources) => inCircles(graphOf(sources, () => true));

/** Folders with the same parent that import each other; a folder and its own subfolders may. */
export const folderCircles: Rule = (sources) => {
  const siblings = new Map<string, Set<string>>();
  for (const [path, targets] of graphOf(sources, () => true)) {
    for (const target of targets) {
      const [from, to] = branchesOf(path, target);
      if (!from || !to) continue;
      siblings.set(from, (siblings.get(from) ?? new Set()).add(to));
    }
  }
  return inCircles(new Map(Array.from(siblings, ([folder, targets]) => [folder, [...targets]])));
};

/**
 * The folders in which two paths part: `web/a/x.ts` and `web/b/c/y.ts` part in `web/a` and `web/b`.
 * Undefined where the file itself is in their common folder, or where the layers differ.
 */
function branchesOf(path: string, target: string): [from?: string, to?: string] {
  const [one, two] = [posix.dirname(path).split('/'), posix.dirname(target).split('/')];
  const common = one.findIndex((part, i) => part !== two[i]);
  if (common < 1 || common >= two.length) return [];
  return [one.slice(0, common + 1).join('/'), two.slice(0, common + 1).join('/')];
}

/** An import of a file that does not exist. */
export const lostImports =
  (there: ReadonlySet<string>): Rule =>
  (sources) =>
    eachFile((source) =>
      importsOf(source)
        .filter((found) => isOwn(found) && !there.has(found.target))
        .map((found) => found.target),
    )(sources);
