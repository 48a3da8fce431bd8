import { refuseTooLarge } from '../../file-refused.ts';
import { attribute, type XmlHandler } from '../../xml/xml-reader.ts';

const MOST_STRINGS = 2_000_000;
const MOST_CHARACTERS = 64 * 2 ** 20;

/** Collects the workbook's shared strings; formatted runs are joined, phonetic readings left out. */
export function sharedStringsHandler(strings: string[]): XmlHandler {
  const text = new StringBuilder();
  let characters = 0;
  return {
    open(name, attributes) {
      if (name === 'si') text.clear();
      text.open(name, attributes);
    },
    text: (piece) => text.add(piece),
    close(name) {
      text.close(name);
      if (name !== 'si') return;
      const string = text.value();
      characters += string.length;
      strings.push(string);
      if (strings.length > MOST_STRINGS || characters > MOST_CHARACTERS) refuseTooLarge();
    },
  };
}

/** A cell holds 32 767 characters at most; what is longer is cut there. */
const LONGEST = 32_767;

/**
 * Gathers the text of `<t>` elements that are not phonetic readings (`<rPh>`). A footnote's mark set high behind a
 * figure is kept apart from it: 9.1 with a small 1 is not 9.11, and m with a small 2 stays m2.
 */
export class StringBuilder {
  #parts = '';
  #inText = false;
  #phonetic = 0;
  #raised = false;

  clear(): void {
    this.#parts = '';
    this.#inText = false;
    this.#phonetic = 0;
    this.#raised = false;
  }

  open(name: string, attributes: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#phonetic++;
    else if (name === 'vertAlign') this.#raised = attribute(attributes, 'val') === 'superscript';
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#phonetic--;
    else if (name === 'r') this.#raised = false;
  }

  add(piece: string): void {
    if (!this.#inText || this.#phonetic > 0 || this.#parts.length >= LONGEST) return;
    if (this.#raised && /[\d%]\s*$/.test(this.#parts.slice(-4))) this.#parts += '^';
    this.#parts += piece;
  }

  value(): string {
    return decodeEscapes(this.#parts.slice(0, LONGEST));
  }
}

/** `_x000D_` is how a workbook writes a carriage return. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
