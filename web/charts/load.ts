let library: Promise<typeof import('./echarts.ts')> | null = null;

/** The drawing library, fetched once. After a failure the next call tries again. */
export function loadCharts(): Promise<typeof import('./echarts.ts')> {
  library ??= import('./echarts.ts').catch((error: unknown) => {
    library = null;
    throw error;
  });
  return library;
}

/** Fetches it when the browser has nothing better to do. */
export function prepareCharts(): void {
  const start = () => void loadCharts().catch(() => {});
  if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 5000 });
  else setTimeout(start, 1500);
}
