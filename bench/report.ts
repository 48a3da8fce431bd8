/** One line of the table, formatted; all columns but the name are right-aligned. */
interface Line {
  name: string;
  ours: string;
  against: string;
  ratio: string;
  wanted: string;
  holds: boolean | null;
}

/** The table of measurements, which shows at a glance whether each goal is met. */
export class Report {
  readonly #lines: Line[] = [];

  /** A measurement as a ratio to another of the same run, which a slower or busier machine affects equally. */
  ratio(
    name: string,
    ours: number,
    against: number,
    unit: string,
    wanted: { least?: number; most?: number },
  ) {
    const ratio = ours / against;
    this.#add({
      name,
      ours: `${round(ours)} ${unit}`,
      against: `${round(against)} ${unit}`,
      ratio: ratio.toFixed(2),
      wanted: wanted.least === undefined ? `≤ ${wanted.most}` : `≥ ${wanted.least}`,
      holds: wanted.least === undefined ? ratio <= (wanted.most ?? Infinity) : ratio >= wanted.least,
    });
  }

  /** A measurement with a limit, or only shown without one. */
  figure(name: string, ours: number, unit: string, most: number | null = null) {
    this.#add({
      name,
      ours: `${round(ours)} ${unit}`,
      against: '',
      ratio: '',
      wanted: most === null ? '' : `≤ ${most} ${unit}`,
      holds: most === null ? null : ours <= most,
    });
  }

  #add(line: Line) {
    this.#lines.push(line);
    console.error(`  ${line.name}: ${line.ours}${line.ratio && ` (${line.ratio})`}`);
  }

  toString(): string {
    const heads = ['', 'ours', 'against', 'ratio', 'wanted', ''];
    const rows = this.#lines.map((line) => [
      line.name,
      line.ours,
      line.against,
      line.ratio,
      line.wanted,
      line.holds === null ? '' : line.holds ? 'yes' : 'NO',
    ]);
    const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]!.length)));
    const format = (cells: string[]) =>
      `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
    const rule = `|${widths.map((width, i) => '-'.repeat(width + 1) + (i === 0 ? '-' : ':')).join('|')}|`;
    return [format(heads), rule, ...rows.map(format)].join('\n');
  }
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value.toFixed(1);
}
