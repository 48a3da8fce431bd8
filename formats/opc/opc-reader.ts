import { fileRefused } from '../file-refused.ts';
import { parseXml } from '../xml/xml-tree.ts';
import type { Relation } from './opc-writer.ts';

/** A relationship of an uploaded part; external ones lead out of the file. */
export interface FoundRelation extends Relation {
  external: boolean;
}

/** An uploaded Office file, opened: parts, their types and relationships. */
export class OpenedPackage {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly #overrides = new Map<string, string>();
  readonly #defaults = new Map<string, string>();

  constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.parts = parts;
    for (const { name, attributes } of parseXml(this.text('[Content_Types].xml')).children) {
      const { PartName, Extension, ContentType = '' } = attributes;
      if (name === 'Override' && PartName) this.#overrides.set(PartName.replace(/^\//, ''), ContentType);
      if (name === 'Default' && Extension) this.#defaults.set(Extension.toLowerCase(), ContentType);
    }
  }

  has(path: string): boolean {
    return this.parts.has(path);
  }

  bytes(path: string): Uint8Array {
    const part = this.parts.get(path);
    if (!part) throw fileRefused('broken-part', '文件内部结构损坏', `The part ${path} is missing`);
    return part;
  }

  text(path: string): string {
    const bytes = this.bytes(path);
    const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
    return new TextDecoder(isUtf16 ? 'utf-16' : 'utf-8').decode(bytes);
  }

  typeOf(path: string): string {
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    return this.#overrides.get(path) ?? this.#defaults.get(extension) ?? 'application/octet-stream';
  }

  /** Relationships of a part; '' is the package itself. */
  relations(path: string): FoundRelation[] {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const name = `${folder}_rels/${path.slice(folder.length)}.rels`;
    if (!this.parts.has(name)) return [];
    return parseXml(this.text(name)).children.map(({ attributes }) => {
      const { Id = '', Type = '', Target = '', TargetMode } = attributes;
      const external = TargetMode === 'External';
      return { id: Id, type: Type, target: external ? Target : resolvePath(folder, Target), external };
    });
  }

  /** The part that a relationship of this type leads to. */
  related(path: string, type: string): string | undefined {
    return this.relations(path).find((one) => one.type.endsWith(`/${type}`) && !one.external)?.target;
  }
}

/** `resolvePath('ppt/slides/', '../charts/chart1.xml')` → `ppt/charts/chart1.xml`; a leading slash means the root. */
export function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}/${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
