/** Control characters and the two non-characters: no file can keep them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** Halves of surrogate pairs; and marks that turn the direction of writing, by which a name reads as another. */
const MARKS = /[\ud800-\udfff\u202a-\u202e\u2066-\u2069]/gu;

/** Text as a file can keep it: line ends as \n, and nothing that a reader of XML would refuse. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(MARKS, '');
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t]+/g, ' ');
}
