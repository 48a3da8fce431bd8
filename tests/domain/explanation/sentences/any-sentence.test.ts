import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Given, say } from './given-sentence.ts';
import { INDICATORS } from './indicators.ts';

const amount = fc.oneof(
  fc.constantFrom(0, 1, 3, 100, -1, 0.0004, 99.996),
  fc.integer({ min: -200_000, max: 20_000_000 }).map((value) => value / 100),
);
const growth = fc.oneof(
  fc.constantFrom(0, 0.04, -100),
  fc.integer({ min: -1500, max: 60_000 }).map((value) => value / 10),
);
const given = fc.record(
  {
    at: fc.constantFrom('2025-01', '2025-02', '2025-06', '2025-08', '2025-11', '2025-12'),
    ytd: amount,
    yoy: growth,
    month: amount,
    yoyMonth: growth,
    last: amount,
    december: amount,
    parent: fc.record({ yoy: growth }),
    others: fc.array(growth, { maxLength: 3 }),
    was: growth,
    before: fc.array(growth, { maxLength: 3 }),
    target: amount,
    type: fc.constantFrom<NonNullable<Given['type']>>('value', 'growth', 'cap'),
    plan: fc.oneof(fc.record({ 6: amount }), fc.record({ 6: amount, 9: amount })),
  },
  { requiredKeys: ['at'] },
);

/** The same verdict in both languages. */
const VERDICTS: [zh: RegExp, en: RegExp][] = [
  [/欠序时进度/, /behind pace/],
  [/超序时进度/, /ahead of pace/],
  [/超控制进度/, /over (?:the pace allowed|it)/],
  [/低于控制进度/, /within the pace allowed/],
  [/超出控制目标|超出全年控制数|超全年控制目标|已超控制目标/, /over (?:the limit|it|the plan)/],
  [/已完成年度目标|完成年度目标(?:的\d{3,}[\d.]*%)?[。；]/, /met|of the annual target/],
  [/未达到目标要求/, /not as required/],
  [/，达到目标要求/, /, as required/],
  [/(?<!尚)未完成/, /not met/],
  [/未报/, /not reported/],
  [/月均需完成|还需完成/, /months? left needs?|last month needs/],
  [/列.*第\d+位/, /\d(?:st|nd|rd|th) of \d/],
  [/前移/, /, up \d/],
  [/后移/, /, down \d/],
  [/亏损/, /loss/],
];

describe('any sentence', () => {
  test('has no signs, commas or formulas in Chinese, and no 完成 of a number or of itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(INDICATORS)), given, (name, of) => {
        const { zh } = say(INDICATORS[name]!, of);
        expect(zh).not.toMatch(/[-−+×÷]\d|\d,\d|NaN|null|undefined|Infinity/);
        expect(zh).not.toMatch(
          /，，|；；|，；|；。|，。|^，|百分点%|完成完成|完成额完成|完成0(?:\.0+)?[个户起人]/,
        );
        expect(zh).not.toMatch(/[^\d]0\.0个百分点|(?:增长|下降|提高|降低)0\.0%/);
        expect(zh).toMatch(/^\S+。$/u);
      }),
      { numRuns: 1500 },
    );
  });
  test('is a sentence in English, with the same verdict', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(INDICATORS)), given, (name, of) => {
        const { zh, en } = say(INDICATORS[name]!, of);
        expect(en).toMatch(/^The zone: .*[^ ,;]\.$/);
        expect(en).not.toMatch(
          /NaN|null|undefined|Infinity|, ,|; ;|,;| {2}|(?<!\.)\b1 (?:items|firms|cases|people)\b/,
        );
        for (const [chinese, english] of VERDICTS) if (chinese.test(zh)) expect(en).toMatch(english);
      }),
      { numRuns: 1500 },
    );
  });
  test('counts nothing in percentage points that is not in percent', () => {
    fc.assert(
      fc.property(given, (of) => {
        const { parent: _parent, ...alone } = of;
        const { zh } = say(INDICATORS.air!, { ...alone, type: 'value' });
        expect(zh).not.toContain('个百分点');
      }),
      { numRuns: 500 },
    );
  });
});
