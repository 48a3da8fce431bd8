import { type Box, inches, type Stage, stageOf } from '../slides/slide-geometry.ts';
import type { House, LayoutPlaces, Place } from '../theme/slide-theme.ts';

/** A slide's size in EMU. */
interface Whole {
  width: number;
  height: number;
}

/** Shares of a slide's height: a title that ends below, or a foot that begins above, leaves too little to a page. */
const LOWEST_TITLE = 0.3;
const HIGHEST_FOOT = 0.86;
const NARROWEST_TITLE = 0.35;
const FLATTEST_TITLE = 0.04;

/** The layouts with places that leave a page its room: a title or a foot in the way stands where ours does. */
export function settlePlaces(layouts: House['layouts'], whole: Whole): House['layouts'] {
  const own = ownPlaces(whole);
  const foot = (place: Place | null, box: Box): Place | null =>
    place && place.box.y < whole.height * HIGHEST_FOOT ? { ...place, box, fixed: true } : place;
  const title = (place: Place | null): Place | null =>
    place && isInTheWay(place.box, whole) ? { ...place, box: own.title, fixed: true } : place;
  const page = (places: LayoutPlaces): LayoutPlaces => ({
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

/** The room that a page of the template leaves: below its title, above its foot, as wide as its title. */
export function templateStage(page: LayoutPlaces, whole: Whole): Omit<Stage, 'lights'> {
  const { width, height } = whole;
  const own = ownPlaces(whole);
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
function ownPlaces({ width, height }: Whole): Pick<Stage, 'title' | 'footer' | 'date' | 'number'> {
  const own = stageOf(width / height > 1.5 ? '16:9' : '4:3');
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
