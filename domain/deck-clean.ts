/** Control characters, the two non-characters, and halves of surrogate pairs: what no slide, sheet or page can keep. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const UNKEEPABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udfff]/gu;

/** Text as a file can keep it: line ends as \n, and nothing that a reader of XML would refuse. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNKEEPABLE, '');
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t]+/g, ' ');
}
