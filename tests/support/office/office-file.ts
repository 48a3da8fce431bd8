import { strFromU8, unzipSync } from 'fflate';

/** An Office file opened for looking: its parts as text or bytes. */
export interface Opened {
  names: string[];
  text(name: string): string;
  bytes(name: string): Uint8Array;
}

export function openPackage(bytes: Uint8Array): Opened {
  const files = unzipSync(bytes);
  const get = (name: string) => {
    const file = files[name];
    if (!file) throw new Error(`no part ${name}`);
    return file;
  };
  return { names: Object.keys(files), text: (name) => strFromU8(get(name)), bytes: get };
}

/** Relationships of a part: id → absolute path in the package. */
export function relationsOf(file: Opened, part: string): Map<string, string> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!file.names.includes(name)) return new Map();
  const found = file.text(name).matchAll(/Id="([^"]+)" Type="[^"]+" Target="([^"]+)"/g);
  return new Map(
    [...found].map(([, id, target]) => [id!, resolve(part.slice(0, slash), unescapeXml(target!))]),
  );
}

function resolve(folder: string, target: string): string {
  const path = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else path.push(step);
  }
  return path.join('/');
}

export function unescapeXml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Everything that must never happen in a package, whatever it is of; empty when all is well. */
export function faultsOf(file: Opened): string[] {
  const faults: string[] = [];
  const types = file.text('[Content_Types].xml');
  if (file.names[0] !== '[Content_Types].xml') faults.push('types not first');
  for (const [, part] of types.matchAll(/PartName="\/([^"]+)"/g)) {
    if (!file.names.includes(part!)) faults.push(`type of an absent part ${part}`);
  }
  for (const name of file.names) {
    if (name.endsWith('/')) faults.push(`folder entry ${name}`);
    if (!/\.(xml|rels)$/.test(name)) continue;
    const text = file.text(name);
    if (/NaN|undefined|Infinity|\[object/.test(text.replace(/<(a:t|t|c:v)[ >][^<]*</g, '<'))) {
      faults.push(`nonsense in ${name}`);
    }
    faults.push(...unbalanced(text).map((tag) => `${name}: ${tag}`));
    if (name.endsWith('.rels') || name === '[Content_Types].xml') continue;
    const relations = relationsOf(file, name);
    for (const target of relations.values()) {
      if (!file.names.includes(target)) faults.push(`${name} → ${target}`);
    }
    for (const [, id] of text.matchAll(/ r:(?:id|embed|link)="([^"]+)"/g)) {
      if (!relations.has(id!)) faults.push(`${name}: ${id} leads nowhere`);
    }
  }
  return faults;
}

/** Tags that do not close, or text that a reader of XML would stop at. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, tag, selfClosing] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:.]*)(?:\s+[\w:.]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (selfClosing) continue;
    if (!close) open.push(tag!);
    else if (open.pop() !== tag) return [`</${tag}> closes nothing`];
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;|#\d+;)/.exec(xml);
  return [...open.map((tag) => `<${tag}> stays open`), ...(bad ? [`illegal character at ${bad.index}`] : [])];
}

/** One series of a chart: what is cached, place by place, and where it says that it lies. */
export interface CachedSeries {
  name: string;
  formula: string;
  values: (number | null)[];
  categories: string[];
}

export function seriesOf(chart: string): CachedSeries[] {
  return [...chart.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([series]) => {
    const name = /<c:tx>.*?<c:v>([^<]*)<\/c:v>/s.exec(series)?.[1] ?? '';
    const values = /<c:val>(.*?)<\/c:val>/s.exec(series)![1]!;
    return {
      name: unescapeXml(name),
      formula: /<c:f>([^<]*)<\/c:f>/.exec(values)![1]!,
      values: cacheOf(values).map((text) => (text === null ? null : Number(text))),
      categories: cacheOf(/<c:cat>(.*?)<\/c:cat>/s.exec(series)![1]!).map((text) => unescapeXml(text ?? '')),
    };
  });
}

function cacheOf(xml: string): (string | null)[] {
  const count = Number(/<c:ptCount val="(\d+)"/.exec(xml)![1]);
  const points = new Array<string | null>(count).fill(null);
  for (const [, index, value] of xml.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)) {
    points[Number(index)] = value!;
  }
  return points;
}

/** Cells of a workbook's first sheet by address, texts resolved. */
export function cellsOf(workbook: Uint8Array, sheet = 1): Map<string, number | string> {
  const file = openPackage(workbook);
  const strings = [...file.text('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text]) => unescapeXml(text!),
  );
  const cells = new Map<string, number | string>();
  const xml = file.text(`xl/worksheets/sheet${sheet}.xml`);
  for (const [, address, type, value] of xml.matchAll(
    /<c r="([A-Z]+\d+)" s="\d+"( t="s")?><v>([^<]*)<\/v><\/c>/g,
  )) {
    cells.set(address!, type ? strings[Number(value)]! : Number(value));
  }
  return cells;
}

/** Column letters and rows of `Sheet1!$B$2:$B$13`, in order. */
export function addressesOf(formula: string): string[] {
  const [, letters, from, to] = /^Sheet1!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(formula)!;
  const last = Number(to ?? from);
  return Array.from({ length: last - Number(from) + 1 }, (_, i) => `${letters}${Number(from) + i}`);
}

export interface ChartPart {
  slide: string;
  frame: string;
  part: string;
  xml: string;
  workbook: Uint8Array;
}

/** Every native chart of a deck with the slide and the name of its frame. */
export function chartsOf(file: Opened): ChartPart[] {
  const slides = file.names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  return slides.flatMap((slide) => {
    const relations = relationsOf(file, slide);
    const frames = file.text(slide).matchAll(/<p:graphicFrame>.*?<\/p:graphicFrame>/gs);
    return [...frames].flatMap(([frame]) => {
      const id = /<c:chart [^>]*r:id="([^"]+)"/.exec(frame)?.[1];
      if (id === undefined) return [];
      const part = relations.get(id)!;
      const workbook = [...relationsOf(file, part).values()].find((name) => name.endsWith('.xlsx'))!;
      const name = unescapeXml(/<p:cNvPr id="\d+" name="([^"]*)"/.exec(frame)![1]!);
      return [{ slide, frame: name, part, xml: file.text(part), workbook: file.bytes(workbook) }];
    });
  });
}
