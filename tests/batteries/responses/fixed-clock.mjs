/**
 * Loaded with `--import` into a server under comparison: the clock stands still, so that two runs of the same
 * program send the same bytes. Timers and `performance.now()` are left alone.
 */
const NOW = Date.parse('2025-09-10T01:00:00Z');
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [NOW] : given));
  }
  static now() {
    return NOW;
  }
};
