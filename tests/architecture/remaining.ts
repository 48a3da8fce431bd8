/**
 * How many offences each newer rule still finds in each top-level folder. A number may only fall: the test fails
 * when there are more, and when there are fewer, so that every improvement lowers it. What is not named has none.
 */
export const REMAINING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  web: {},
};
