/** A size as people say it: `formatBytes(1536)` → `1.5 KB`; below a thousand bytes as they are. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 1000 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 2 ** 20, 'MB'];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}
