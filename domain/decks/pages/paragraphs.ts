/** A text page holds about this many lines, each of about this many characters, at a size read from the last row. */
const LINES_A_PAGE = 10;
const CHARACTERS_A_LINE = 34;
const LONGEST = 5 * CHARACTERS_A_LINE;

/** The paragraphs of a text page, one a line of the text, cut into as many pages as they take. */
export function splitParagraphs(text: string): string[][] {
  const pages: string[][] = [[]];
  let left = LINES_A_PAGE;
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  for (const paragraph of paragraphs.flatMap(cutLong)) {
    const lines = Math.ceil([...paragraph].length / CHARACTERS_A_LINE);
    if (lines > left) {
      pages.push([]);
      left = LINES_A_PAGE;
    }
    pages[pages.length - 1]!.push(paragraph);
    left -= lines;
  }
  return pages;
}

/** A paragraph longer than half a page is cut after a sentence, or where there is none, where the space ends. */
function cutLong(paragraph: string): string[] {
  const characters = [...paragraph];
  if (characters.length <= LONGEST) return [paragraph];
  let end = LONGEST;
  while (end > LONGEST / 3 && !'。；！？;!?'.includes(characters[end - 1]!)) end--;
  if (end <= LONGEST / 3) end = LONGEST;
  return [characters.slice(0, end).join(''), ...cutLong(characters.slice(end).join(''))];
}
