/** A whole number with its thousands apart: `formatCount(12345)` → `12,345`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
