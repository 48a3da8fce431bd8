import { LIGHT_THEME, officeColor } from '../../../domain/palette.ts';
import { escapeAttribute, XML_HEAD } from '../../xml/entities.ts';
import type { CellStyle } from './cells.ts';

const FACE = 'Microsoft YaHei';

/** The looks of a workbook, each once, numbered in the order of their first use. */
export class Styles {
  readonly #formats = new Numbered();
  readonly #fonts = new Numbered();
  readonly #fills = new Numbered();
  readonly #borders = new Numbered();
  readonly #looks = new Numbered();

  constructor() {
    this.#fonts.number(font({}));
    this.#fills.number('<fill><patternFill patternType="none"/></fill>');
    this.#fills.number('<fill><patternFill patternType="gray125"/></fill>');
    this.#borders.number('<border><left/><right/><top/><bottom/><diagonal/></border>');
    this.number({}, false);
  }

  /** @param literal text that looks like a formula: marked so that it stays text when someone edits it */
  number(look: CellStyle, literal: boolean): number {
    const format = look.format === undefined ? 0 : 164 + this.#formats.number(look.format);
    const fontId = this.#fonts.number(font(look));
    const fillId = look.fill === undefined ? 0 : this.#fills.number(fill(look.fill));
    const borderId = look.line ? this.#borders.number(BOTTOM_LINE) : 0;
    const alignment =
      look.align === undefined && !look.wrap
        ? ''
        : `<alignment${look.align ? ` horizontal="${look.align}"` : ''} vertical="center"${look.wrap ? ' wrapText="1"' : ''}/>`;
    const applied = [
      look.format === undefined ? '' : ' applyNumberFormat="1"',
      fontId === 0 ? '' : ' applyFont="1"',
      fillId === 0 ? '' : ' applyFill="1"',
      borderId === 0 ? '' : ' applyBorder="1"',
      alignment === '' ? '' : ' applyAlignment="1"',
      literal ? ' quotePrefix="1"' : '',
    ].join('');
    const ids = `numFmtId="${format}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"`;
    return this.#looks.number(
      alignment === '' ? `<xf ${ids}${applied}/>` : `<xf ${ids}${applied}>${alignment}</xf>`,
    );
  }

  toXml(): string {
    const formats = this.#formats.all.map(
      (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeAttribute(code)}"/>`,
    );
    return [
      XML_HEAD,
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length === 0 ? '' : list('numFmts', formats),
      list('fonts', this.#fonts.all),
      list('fills', this.#fills.all),
      list('borders', this.#borders.all),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', this.#looks.all),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }
}

const BOTTOM_LINE = `<border><left/><right/><top/><bottom style="thin"><color rgb="FF${officeColor(LIGHT_THEME['line-strong'])}"/></bottom><diagonal/></border>`;

const ACCENT = officeColor(LIGHT_THEME.accent);
/** Text that matters less: notes, codes, what is known already. */
export const QUIET: CellStyle = { color: officeColor(LIGHT_THEME['ink-3']) };
export const PAGE_TITLE: CellStyle = { bold: true, size: 16, color: ACCENT };
/** A table's header. */
export const HEADER: CellStyle = {
  bold: true,
  fill: officeColor(LIGHT_THEME['accent-soft']),
  color: ACCENT,
  line: true,
  wrap: true,
};

function font({ bold, size = 11, color }: CellStyle): string {
  const ink = color === undefined ? '' : `<color rgb="FF${color}"/>`;
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${ink}<name val="${FACE}"/><family val="2"/></font>`;
}

function fill(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

/** Things kept once each, numbered from 0 in the order they came. */
class Numbered {
  readonly #numbers = new Map<string, number>();

  number(item: string): number {
    const known = this.#numbers.get(item);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(item, number);
    return number;
  }

  get all(): string[] {
    return [...this.#numbers.keys()];
  }
}
