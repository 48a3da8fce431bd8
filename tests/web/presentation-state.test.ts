import { describe, expect, test } from '@jest/globals';
import type { PageContent } from '../../domain/decks/page-content.ts';
import {
  commandOf,
  goTo,
  INITIAL_STATE,
  type PresentationState,
  samePage,
  shownContent,
  stepBack,
  turnPage,
} from '../../web/present/presentation-state.ts';

const content = (page: number, number = 1, of = 1) =>
  ({ page, part: of > 1 ? { number, of } : null }) as PageContent;
const pages = [content(1), content(2, 1, 2), content(2, 2, 2), content(3)];
const drill = { name: '出口', contents: [content(1), content(2)], index: 0 };
const at = (index: number, more: Partial<PresentationState> = {}): PresentationState => ({
  ...INITIAL_STATE,
  index,
  ...more,
});

describe('where a presentation is', () => {
  test('turns to the ends and not beyond', () => {
    expect(turnPage(at(0), -1, 4)).toEqual(at(0));
    expect(turnPage(at(0), 1, 4)).toEqual(at(1));
    expect(turnPage(at(3), 1, 4)).toEqual(at(3));
  });

  test('turns within what is looked into, and from its ends back to the page that waits', () => {
    const inside = turnPage(at(2, { drill }), 1, 4);
    expect(inside).toEqual(at(2, { drill: { ...drill, index: 1 } }));
    expect(turnPage(inside, 1, 4)).toEqual(at(2));
    expect(turnPage(at(2, { drill }), -1, 4)).toEqual(at(2));
  });

  test('comes back from black to the same page, whichever way is pressed', () => {
    for (const step of [1, -1] as const) expect(turnPage(at(1, { blank: true }), step, 4)).toEqual(at(1));
  });

  test('goes to a page and closes what was open', () => {
    expect(goTo(at(0, { drill, grid: true, finding: true }), 2, 4)).toEqual(at(2));
    expect(goTo(at(0), 99, 4)).toEqual(at(3));
    expect(goTo(at(0), -5, 4)).toEqual(at(0));
  });

  test('steps back from the uppermost, and at the bottom shows all pages', () => {
    const all = at(1, { blank: true, finding: true, grid: true, drill });
    const opened: string[] = [];
    let show = all;
    for (let step = 0; step < 5; step++) {
      opened.push((['blank', 'finding', 'grid', 'drill'] as const).filter((name) => show[name]).join('+'));
      show = stepBack(show);
    }
    expect(opened).toEqual(['blank+finding+grid+drill', 'finding+grid+drill', 'grid+drill', 'drill', '']);
    expect(show).toEqual(at(1, { grid: true }));
  });

  test('shows what is looked into, else the page', () => {
    expect(shownContent(at(3), pages)).toBe(pages[3]);
    expect(shownContent(at(3, { drill: { ...drill, index: 1 } }), pages)).toBe(drill.contents[1]);
    expect(shownContent(at(9), pages)).toBeUndefined();
  });

  test('stays with its page where the other shape needs more or fewer of them', () => {
    const there = [
      content(1),
      content(2, 1, 4),
      content(2, 2, 4),
      content(2, 3, 4),
      content(2, 4, 4),
      content(3),
    ];
    expect([0, 1, 2, 3].map((index) => samePage(pages, index, there))).toEqual([0, 1, 3, 5]);
    expect([0, 1, 2, 3, 4, 5].map((index) => samePage(there, index, pages))).toEqual([0, 1, 1, 2, 2, 3]);
    expect(samePage([], 0, pages)).toBe(0);
  });
});

describe('a key in the room', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}, inside = '') =>
    commandOf({
      key,
      target: { closest: (selector: string) => (inside && selector.includes(inside) ? {} : null) },
      ...more,
    } as unknown as KeyboardEvent);

  test('means what a keyboard, a clicker and a habit from elsewhere mean by it', () => {
    const said = ['ArrowRight', 'PageDown', ' ', 'PageUp', 'Home', 'End', '.', 'B', 'n', 'F5', 'Escape'].map(
      (key) => press(key),
    );
    expect(said.join(' ')).toBe('next next next previous first last blank blank notes full escape');
  });

  test('is left to the browser, to a field and to a button in focus', () => {
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('ArrowRight', { altKey: true })).toBeNull();
    expect(press('b', {}, 'input')).toBeNull();
    expect(press('Escape', {}, 'input')).toBe('escape');
    expect(press(' ', {}, 'button')).toBeNull();
    expect(press('x')).toBeNull();
  });
});
