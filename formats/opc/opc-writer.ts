import { escapeAttribute, XML_HEAD } from '../xml/entities.ts';
import { ZipWriter } from '../zip/zip-writer.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** What a relationship is of: a word for Office's own types, or a whole address. */
export interface Relation {
  id: string;
  type: string;
  /** Absolute path of the part in the package, without the leading slash. */
  target: string;
}

/** The relationships of one part, numbered as they are made. */
export class Relations {
  readonly list: Relation[];

  /** @param given relationships that keep their ids */
  constructor(given: readonly Relation[] = []) {
    this.list = [...given];
  }

  add(type: string, target: string): string {
    let number = this.list.length + 1;
    while (this.list.some(({ id }) => id === `rId${number}`)) number += 1;
    const id = `rId${number}`;
    this.list.push({ id, type, target });
    return id;
  }
}

/**
 * An Office file while it is being written: parts with their types and relationships. Every part is packed as it
 * comes; the list of types is written last and put first.
 */
export class OfficePackage {
  readonly #zip = new ZipWriter();
  readonly #paths = new Set<string>();
  readonly #overrides: [part: string, type: string][] = [];
  readonly #extensions = new Map<string, string>([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
  ]);

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** An XML part; `relations` are written beside it where it has any. */
  addXml(path: string, type: string, xml: string, relations?: Relations): void {
    this.#paths.add(path);
    this.#zip.add(path, XML_HEAD + xml);
    this.#overrides.push([path, type]);
    if (relations && relations.list.length > 0) this.addRelations(path, relations);
  }

  /** A part of another kind, known by its extension. */
  addBytes(path: string, extension: string, type: string, bytes: Uint8Array): void {
    this.#paths.add(path);
    this.#zip.add(path, bytes);
    this.#extensions.set(extension, type);
  }

  /** @param path the part that they are of; '' for the package itself */
  addRelations(path: string, { list }: Relations): void {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    const written = list.map(
      ({ id, type, target }) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${OFFICE}/${type}`}" Target="${escapeAttribute(relativePath(folder, target))}"/>`,
    );
    const name = path.slice(folder.length);
    this.#zip.add(
      `${folder}_rels/${name}.rels`,
      `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${written.join('')}</Relationships>`,
    );
  }

  finish(): Uint8Array {
    const defaults = [...this.#extensions].map(
      ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
    );
    const overrides = this.#overrides.map(
      ([part, type]) => `<Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`,
    );
    this.#zip.add(
      '[Content_Types].xml',
      `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults.join('')}${overrides.join('')}</Types>`,
    );
    return this.#zip.finish('[Content_Types].xml');
  }
}

/** `relativePath('ppt/slides/', 'ppt/charts/chart1.xml')` → `../charts/chart1.xml`. */
export function relativePath(folder: string, target: string): string {
  const from = folder.split('/').filter(Boolean);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
