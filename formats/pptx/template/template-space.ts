import type { PlaceholderSlot } from '../shapes/shape.ts';
import { type Box, inches, type SlideGeometry, slideGeometry } from '../shapes/slide-geometry.ts';
import type { LayoutSlots } from '../theme/slide-layouts.ts';
import type { SlideTheme } from '../theme/slide-theme.ts';

/** A slide's size in EMU. */
interface Whole {
  width: number;
  height: number;
}

/** Shares of a slide's height: a title that ends below, or a footer that begins above, leaves a page too little room. */
const LOWEST_TITLE = 0.3;
const HIGHEST_FOOT = 0.86;
const NARROWEST_TITLE = 0.35;
const FLATTEST_TITLE = 0.04;

/** The layouts with places that leave a page its room: a title or a footer in the way is put where ours is. */
export function settleSlots(layouts: SlideTheme['layouts'], whole: Whole): SlideTheme['layouts'] {
  const own = ownSlots(whole);
  const foot = (place: PlaceholderSlot | null, box: Box): PlaceholderSlot | null =>
    place && place.box.y < whole.height * HIGHEST_FOOT ? { ...place, box, fixed: true } : place;
  const title = (place: PlaceholderSlot | null): PlaceholderSlot | null =>
    place && isInTheWay(place.box, whole) ? { ...place, box: own.title, fixed: true } : place;
  const page = (places: LayoutSlots): LayoutSlots => ({
    ...places,
    title: title(places.title),
    footer: foot(places.footer, own.footer),
    date: foot(places.date, own.date),
    number: foot(places.number, own.number),
  });
  const { cover, chart, table, text } = layouts;
  return { cover, chart: page(chart), table: page(table), text: page(text) };
}

/** A title that leaves too little below it, or that has no room itself. */
function isInTheWay({ y, width, height }: Box, whole: Whole): boolean {
  return (
    y + height > whole.height * LOWEST_TITLE ||
    width < whole.width * NARROWEST_TITLE ||
    height < whole.height * FLATTEST_TITLE
  );
}

/** The room that a page of the template leaves: below its title, above its footer, as wide as its title. */
export function templateGeometry(page: LayoutSlots, whole: Whole): Omit<SlideGeometry, 'lights'> {
  const { width, height } = whole;
  const own = ownSlots(whole);
  const title = page.title?.box ?? own.title;
  const feet = (['footer', 'date', 'number'] as const).map((name) => page[name]?.box.y ?? own[name].y);
  const bottom = Math.min(...feet) - inches(0.1);
  const x = Math.min(Math.max(title.x, width * 0.03), width * 0.12);
  const top = title.y + title.height + inches(0.08);
  return {
    width,
    height,
    title,
    titleText: title.height,
    body: { x, y: top, width: width - 2 * x, height: bottom - top },
    footer: own.footer,
    date: own.date,
    number: own.number,
  };
}

/** Our own places on a slide of this size. */
function ownSlots({ width, height }: Whole): Pick<SlideGeometry, 'title' | 'footer' | 'date' | 'number'> {
  const own = slideGeometry(width / height > 1.5 ? '16:9' : '4:3');
  const scale = (box: Box): Box => ({
    x: (box.x / own.width) * width,
    y: (box.y / own.height) * height,
    width: (box.width / own.width) * width,
    height: (box.height / own.height) * height,
  });
  return {
    title: scale(own.title),
    footer: scale(own.footer),
    date: scale(own.date),
    number: scale(own.number),
  };
}
