import { describe, expect, test } from '@jest/globals';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { fillPeriod, markPeriod, PERIOD_WORDS } from '../../../domain/decks/period-words.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

describe('the month in the office’s own words', () => {
  test.each([
    ['{期间}经济运行调度', '2025年8月经济运行调度'],
    ['{累计期间}情况，{期间}会议', '1—8月情况，2025年8月会议'],
    ['Meeting of {period}: {span}', 'Meeting of Aug 2025: Jan–Aug 2025'],
    ['{Period}', 'Aug 2025'],
    ['{template} {{期 间}} {} {constructor} 2025年8月', '{template} {{期 间}} {} {constructor} 2025年8月'],
  ])('%s', (written, read) => {
    expect(fillPeriod(written, '2025-08')).toBe(read);
  });

  test('a month that is written out is marked, and another is not', () => {
    expect(markPeriod('经开区2025年8月经济运行调度', '2025-08')).toBe('经开区{期间}经济运行调度');
    expect(markPeriod('Zone: economic scheduling, Aug 2025', '2025-08')).toBe(
      'Zone: economic scheduling, {period}',
    );
    expect(markPeriod('对照2025年7月', '2025-08')).toBe('对照2025年7月');
  });

  test('every word that is offered is filled', () => {
    for (const words of Object.values(PERIOD_WORDS)) {
      for (const word of Object.values(words)) expect(fillPeriod(word, '2025-08')).not.toContain('{');
    }
  });

  test('next month the same deck says next month, on the cover, in titles, remarks and text', () => {
    const deck = {
      title: '{期间}调度会',
      period: null,
      pages: [
        { kind: 'cover', subtitle: '{累计期间}', author: '{期间}' },
        { kind: 'overall', title: '{累计期间}总体', remark: '截至{期间}' },
        { kind: 'text', title: '{period}', text: '一、{累计期间}回顾' },
      ],
    } as const;
    for (const [month, whole, span] of [
      ['2025-08', '2025年8月', '1—8月'],
      ['2025-07', '2025年7月', '1—7月'],
    ] as const) {
      const source = sourceOf(folderZone('seeds/demonstration'), month);
      const [cover, overall, text] = deckContents({ ...deck, pages: [...deck.pages] }, source);
      expect(cover!.title.zh).toBe(`${whole}调度会`);
      expect([cover!.sentence?.zh, cover!.tiles[0]!.value.zh]).toEqual([span, whole]);
      expect([overall!.title.zh, overall!.remark]).toEqual([`${span}总体`, `截至${whole}`]);
      expect(text!.paragraphs).toEqual([`一、${span}回顾`]);
      expect(JSON.stringify([cover, overall, text])).not.toMatch(/\{(期间|累计期间|period)\}/);
    }
  });
});
