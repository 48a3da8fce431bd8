/** The fields of a row that have an explanation; the page opens it when their value is clicked. */
export const EXPLAINABLE_FIELDS = [
  'ytd',
  'month',
  'ytdLastYear',
  'yoyYtd',
  'yoyMonth',
  'target',
  'completion',
  'pace',
  'gap',
  'gapAmount',
  'remaining',
  'requiredMonthly',
  'requiredYoy',
  'projection',
  'share',
  'pull',
  'contribution',
  'light',
] as const;
export type ExplainableField = (typeof EXPLAINABLE_FIELDS)[number];
