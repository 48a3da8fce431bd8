import { importsOf, layerOf } from '../support/sources.ts';
import { eachFile, matchesOf, type Rule } from './rule.ts';

/** The domain runs in Node and in the page, and its results depend on its arguments only. */
export const pure: Rule = eachFile((source) => {
  if (!['domain', 'contract'].includes(layerOf(source.path))) return [];
  return [
    ...importsOf(source)
      .map((found) => found.target)
      .filter((target) => target.startsWith('node:')),
    ...matchesOf(source, /\b(?:process|window|document|fetch|setTimeout|console)\b(?=[.(])(?!\.ts')/g),
  ];
});

export const environment: Rule = eachFile((source) =>
  source.path === 'server/config.ts' ? [] : matchesOf(source, /\bprocess\.env\b|\bimport\.meta\.env\b/g),
);

/** Entry points, where the clock comes from. */
const CLOCKS = /^server\/(?:main|commands\/[a-z-]+)\.ts$/;

export const clock: Rule = eachFile((source) =>
  CLOCKS.test(source.path) ? [] : matchesOf(source, /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/g),
);

const NAMESPACES = new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']);

/** The product runs in closed networks: the page names no other host. */
export const offline: Rule = eachFile((source) =>
  matchesOf(
    source,
    /(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s'"`)]*|\bnavigator\.sendBeacon\b/gi,
  ).filter((address) => !NAMESPACES.has(address)),
);

/** What the content security policy refuses, and what turns text into markup. */
export const markup: Rule = eachFile((source) =>
  matchesOf(
    source,
    /\b(?:innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b/g,
  ),
);

/** What Chromium 87 does not have and the build does not supply: see docs/browser-support.md. */
const MODERN_SCRIPT =
  /\.at\(|\bstructuredClone\(|\bObject\.hasOwn\(|\.findLast(?:Index)?\(|\.to(?:Sorted|Reversed|Spliced)\(|\.with\(|\bObject\.groupBy\(|\bArray\.fromAsync\(|\bPromise\.withResolvers\(|\bcrypto\.randomUUID\(|\breportError\(|\bAbortSignal\.(?:timeout|any)\(/g;
const MODERN_STYLE =
  /:has\(|@container\b|@layer\b|@scope\b|\bcolor-mix\(|\boklch\(|\bcontainer-type\b|\bd[vl]h\b|\bsvh\b|\baspect-ratio\b|^\s*&/gm;

export const oldBrowsers: Rule = eachFile((source) =>
  matchesOf(source, source.path.endsWith('.css') ? MODERN_STYLE : MODERN_SCRIPT),
);

/** A test that reads a wall clock fails on a busy machine: count steps, or use support/growth.ts. */
export const wallClock: Rule = eachFile((source) =>
  matchesOf(
    source,
    /\bperformance\.(?:now|timeOrigin|mark|measure)\b|\bDate\.now\b|\bhrtime\b|\bconsole\.time\b/g,
  ),
);
