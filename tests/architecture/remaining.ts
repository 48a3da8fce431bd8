/**
 * How many offences each newer rule still finds in each top-level folder. A number may only fall: the test fails
 * when there are more, and when there are fewer, so that every improvement lowers it. What is not named has none.
 */
export const REMAINING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  domain: {
    'no folders import each other in a circle': 2,
  },
  formats: {
    'no files import each other in a circle, types included': 10,
    'no folders import each other in a circle': 9,
  },
  tests: {
    'files stay small': 3,
  },
  web: {},
};
