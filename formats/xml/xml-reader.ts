import { refuse, refuseDamaged } from '../file-refused.ts';
import { resolveEntities } from './entities.ts';

/** What the scanner calls: elements by their local names, text with entities resolved. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text?(text: string): void;
}

const DEEPEST = 64;
/** One tag or one comment; a cell's text comes in pieces and may be longer. */
const LONGEST_TAG = 64 * 1024;

/**
 * Scans the XML that spreadsheets are made of, piece by piece, in constant memory: elements, attributes,
 * character data, CDATA, the five entities and character references. There is no DTD: a document type or an
 * entity declaration is refused before it can mean anything. Well-formedness is checked as far as nesting.
 *
 * Our own because it must be fast (a sheet of 200 000 rows is 100 MB of XML, to be read in seconds) and must
 * have no features that could be turned against us.
 */
export class XmlScanner {
  #rest = '';
  #stack: string[] = [];
  #seenRoot = false;
  readonly #handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(chunk: string): void {
    const xml = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const open = xml.indexOf('<', at);
      if (open < 0) {
        // Text may be cut inside an entity; keep what could be one.
        const cut = xml.lastIndexOf('&');
        const end = cut >= at && xml.length - cut < 12 ? cut : xml.length;
        this.#text(xml, at, end);
        this.#rest = xml.slice(end);
        return;
      }
      this.#text(xml, at, open);
      const next = this.#markup(xml, open);
      if (next < 0) {
        if (xml.length - open > LONGEST_TAG) refuseDamaged('XML 标记过长');
        this.#rest = xml.slice(open);
        return;
      }
      at = next;
    }
  }

  end(): void {
    if (this.#rest.trim() !== '' || this.#stack.length > 0 || !this.#seenRoot) refuseDamaged('XML 不完整');
  }

  #text(xml: string, from: number, to: number): void {
    if (from >= to) return;
    if (this.#stack.length === 0) {
      if (/[^\s\ufeff]/.test(xml.slice(from, to))) refuseDamaged('XML 内容');
      return;
    }
    this.#handler.text?.(resolve(xml.slice(from, to)));
  }

  /** Handles one piece of markup at `open`; where the next begins, or −1 when it is cut off. */
  #markup(xml: string, open: number): number {
    const second = xml.charCodeAt(open + 1);
    if (Number.isNaN(second)) return -1;
    if (second === 0x21 /* ! */) return this.#declaration(xml, open);
    if (second === 0x3f /* ? */) {
      const end = xml.indexOf('?>', open);
      return end < 0 ? -1 : end + 2;
    }
    const close = tagEnd(xml, open + 1);
    if (close < 0) return -1;
    if (second === 0x2f /* / */) {
      const name = localName(xml.slice(open + 2, close).trimEnd());
      if (this.#stack.pop() !== name) refuseDamaged('XML 标记不配对');
      this.#handler.close(name);
      return close + 1;
    }
    const empty = xml.charCodeAt(close - 1) === 0x2f;
    const end = empty ? close - 1 : close;
    let space = open + 1;
    while (space < end && xml.charCodeAt(space) > 32) space++;
    const name = localName(xml.slice(open + 1, space));
    if (this.#stack.length === 0 && this.#seenRoot) refuseDamaged('XML 根元素');
    this.#seenRoot = true;
    this.#handler.open(name, space < end ? xml.slice(space + 1, end) : '');
    if (empty) this.#handler.close(name);
    else if (this.#stack.push(name) > DEEPEST) refuseDamaged('XML 嵌套过深');
    return close + 1;
  }

  #declaration(xml: string, open: number): number {
    if (xml.startsWith('<!--', open)) {
      const end = xml.indexOf('-->', open + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      if (end < 0) return -1;
      if (this.#stack.length === 0) refuseDamaged('XML 内容');
      this.#handler.text?.(xml.slice(open + 9, end));
      return end + 3;
    }
    if (xml.length - open < 9) return -1;
    return refuse(
      'document-type',
      '工作簿里带有外部实体或文档类型声明（DOCTYPE），出于安全考虑不读取。请在 Excel 或 WPS 里打开，另存为新的 .xlsx 后再上传。',
      'The workbook declares a document type or external entities and was not read. Open it in Excel or WPS, save it as a new .xlsx and upload that.',
    );
  }
}

/** The `>` that ends a tag; one inside an attribute's quotes does not. −1 when it is not there yet. */
function tagEnd(xml: string, from: number): number {
  const end = Math.min(xml.length, from + LONGEST_TAG + 1);
  let quote = 0;
  for (let at = from; at < end; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at;
    else if (code === 34 || code === 39) quote = code;
  }
  return end < xml.length ? refuseDamaged('XML 标记过长') : -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/**
 * One attribute's value, or undefined. `attribute('r="B2" t="s"', 't')` → s. Attributes with a prefix are found
 * under their whole name (`r:id`).
 */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && before !== 32 && before !== 10 && before !== 13 && before !== 9) continue;
    let equals = at + name.length;
    while (attributes.charCodeAt(equals) === 32) equals++;
    if (attributes.charCodeAt(equals) !== 0x3d) continue;
    let open = equals + 1;
    while (attributes.charCodeAt(open) === 32) open++;
    if (isInsideValue(attributes, at)) continue;
    const quote = attributes[open];
    if (quote !== '"' && quote !== "'") return undefined;
    const close = attributes.indexOf(quote, open + 1);
    return close < 0 ? undefined : resolve(attributes.slice(open + 1, close));
  }
  return undefined;
}

/** Whether a position is between the quotes of another attribute's value. */
function isInsideValue(attributes: string, at: number): boolean {
  let quote = 0;
  for (let i = 0; i < at; i++) {
    const code = attributes.charCodeAt(i);
    if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote !== 0;
}

const resolve = (text: string): string => resolveEntities(text, () => refuseDamaged('XML 实体'));
