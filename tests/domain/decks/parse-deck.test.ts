import { describe, expect, test } from '@jest/globals';
import { DECK_LIMITS } from '../../../domain/decks/deck.ts';
import { checkDeck, parseDeck } from '../../../domain/decks/parse-deck.ts';

const plain = { title: '调度会', period: '2025-08', pages: [{ kind: 'cover' }, { kind: 'overall' }] };

function codes(json: unknown): string[] {
  return parseDeck(json).problems.map(({ code, row, column }) => `${code} ${row ?? '-'} ${column ?? '-'}`);
}

describe('a deck read from JSON', () => {
  test('comes back as it was written', () => {
    expect(parseDeck(JSON.parse(JSON.stringify(plain))).deck).toEqual(plain);
  });

  test('without a month is of the latest', () => {
    expect(parseDeck({ ...plain, period: undefined }).deck?.period).toBeNull();
  });

  test('says everything that is wrong at once, page by page', () => {
    const pages = [
      { kind: 'park' },
      { kind: 'pie' },
      { kind: 'ranking', indicator: 'A', measure: 'size' },
      5,
    ];
    expect(codes({ title: '', period: '2025-8', pages, colour: 'red' })).toEqual([
      'unknown-field - colour',
      'missing-field - title',
      'bad-month - period',
      'missing-field 1 entity',
      'unknown-page-kind 2 kind',
      'unknown-word 3 measure',
      'unknown-page-kind 4 kind',
    ]);
  });

  test('quotes no object that was sent in the place of a text', () => {
    const odd = { toString: 'y', valueOf: 1 };
    const deck = { title: odd, period: [odd], pages: [{ kind: odd }, { kind: 'cover', more: [[odd]] }], odd };
    expect(parseDeck(deck).problems.map(({ value }) => value)).toEqual(['{…}', '{…}', '[…]', '{…}', '[…]']);
  });

  test('refuses a field that the kind of page does not have', () => {
    expect(codes({ ...plain, pages: [{ kind: 'cover', indicator: 'A' }] })).toEqual([
      'unknown-field 1 indicator',
    ]);
  });

  test.each([
    ['no object', [1], 'deck-not-object - -'],
    ['no pages', { ...plain, pages: [] }, 'no-pages - pages'],
    [
      'more pages than a meeting has hours',
      { ...plain, pages: Array.from({ length: DECK_LIMITS.pages + 1 }, () => ({ kind: 'cover' })) },
      'too-many-pages - pages',
    ],
    ['a title without end', { ...plain, title: '长'.repeat(81) }, 'too-long - title'],
    ['a number for a title', { ...plain, title: 5 }, 'not-text - title'],
  ])('refuses %s', (_, json, problem) => {
    expect(codes(json)).toEqual([problem]);
  });

  test('counts characters as people do', () => {
    expect(codes({ ...plain, title: '😀'.repeat(80) })).toEqual([]);
  });

  test('drops what no file can keep, and keeps the lines of a text page', () => {
    const page = { kind: 'text', title: 'a\u0000b\nc', text: '一\r\n二\ud800\u202e' };
    expect(parseDeck({ ...plain, pages: [page] }).deck?.pages).toEqual([
      { kind: 'text', title: 'ab c', text: '一\n二' },
    ]);
  });

  test('says which codes the catalog does not know', () => {
    const { deck } = parseDeck({
      ...plain,
      pages: [
        { kind: 'indicator', indicator: 'GONE' },
        { kind: 'park', entity: 'P9' },
        { kind: 'category', category: '无' },
      ],
    });
    const problems = checkDeck(deck!, { entities: [], indicators: [] });
    expect(problems.map(({ code, row }) => `${code} ${row}`)).toEqual([
      'unknown-indicator 1',
      'unknown-entity 2',
      'unknown-category 3',
    ]);
  });
});
