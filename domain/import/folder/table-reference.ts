import type { TableRow } from './csv-table.ts';
import type { CellReader } from './table-cell.ts';

/** Anything that a file may refer to. */
export interface Named {
  code: string;
  name: string;
  nameEn: string | null;
  shortName?: string | null;
  aliases?: readonly string[];
}

/**
 * Finds what a cell refers to: by its code, else by a name that belongs to one thing only. Names that could mean
 * two things are refused, never guessed.
 */
export class References<T extends Named> {
  readonly #byCode: ReadonlyMap<string, T>;
  readonly #byName = new Map<string, Set<T>>();

  constructor(all: Iterable<T>) {
    this.#byCode = new Map([...all].map((one) => [one.code, one]));
    for (const one of this.#byCode.values()) {
      for (const name of [one.name, one.nameEn, one.shortName, ...(one.aliases ?? [])]) {
        if (name) this.#byName.set(name, (this.#byName.get(name) ?? new Set()).add(one));
      }
    }
  }

  read<Name extends string>(cells: CellReader<Name>, row: TableRow<Name>, column: Name): T | undefined {
    const text = cells.text(row, column);
    if (text === undefined) return undefined;
    const named = this.#byName.get(text);
    const found = this.#byCode.get(text) ?? (named?.size === 1 ? [...named][0] : undefined);
    if (found) return found;
    if (!named) {
      return cells.refuse(
        row,
        column,
        `unknown-${column}`,
        '没有这个编码或名称',
        'nothing has this code or name',
      );
    }
    const codes = [...named].map(({ code }) => code).join(', ');
    return cells.refuse(
      row,
      column,
      'ambiguous-name',
      `这个名称可指 ${codes}，请写编码`,
      `this name may mean ${codes}; write the code`,
    );
  }
}
