/** Words of the charts, the matrix and the indicator's page. */
export const zhCharts = {} as const;
