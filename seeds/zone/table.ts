/** A cell of a CSV file; null is an empty cell. */
export type Cell = string | number | null;

/** CSV by RFC 4180, with line feeds, one at the end, and quotes only where needed. */
export function toCsv(header: readonly string[], rows: readonly Cell[][]): string {
  const line = (cells: readonly Cell[]) => cells.map(toField).join(',');
  return `${[header, ...rows].map(line).join('\n')}\n`;
}

function toField(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rounds half away from zero: 2.345 with two decimals → 2.35. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const whole = Math.round(Math.abs(value) * scale + 1e-9) / scale;
  return value < 0 && whole !== 0 ? -whole : whole;
}

/** With trailing zeros, as in statistical tables: 12.3 with two decimals → `12.30`; null stays null. */
export function fixed(value: number | null, decimals: number): string | null {
  return value === null ? null : rounded(value, decimals).toFixed(decimals);
}

/** Rounds as plans do: 1013.4 → 1015, 56.83 → 57, 5.13 → 5.1, 0.384 → 0.38. */
export function planned(value: number): number {
  if (value >= 10000) return Math.round(value / 100) * 100;
  if (value >= 400) return Math.round(value / 5) * 5;
  if (value >= 100) return Math.round(value);
  if (value >= 20) return rounded(Math.round(value * 2) / 2, 1);
  if (value >= 1) return rounded(value, 1);
  return rounded(value, 2);
}

/** Growth in %; null where either value is negative or the base is zero. */
export function growth(current: number, base: number): number | null {
  return base > 0 && current >= 0 ? (current / base - 1) * 100 : null;
}
