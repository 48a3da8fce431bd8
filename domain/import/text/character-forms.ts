/**
 * Chinese input methods write digits, brackets, dashes and spaces in two widths, and statisticians mix them.
 * Everything that compares text compares these forms.
 */

const DASHES = /[‐‑‒–—―−－﹣﹘─━ー]/g;
/**
 * White space, what has no width at all, and the marks of direction that leave the order of characters alone. A mark
 * that turns the order round (U+202E) is kept: the text after it is not what a person sees.
 */
const SPACES =
  /[\s\u00a0\u00ad\u1680\u2000-\u200f\u202a\u202c\u202d\u202f\u205f\u2060\u2066\u2069\u3000\ufeff]+/g;

/** Full-width ASCII (！…～), brackets of all sorts and the ideographic space, each in its plain form. Length is kept. */
function halfWidth(text: string): string {
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0) plain += ' ';
    else if (code === 0x3014 || code === 0x3010 || code === 0xfe59) plain += '(';
    else if (code === 0x3015 || code === 0x3011 || code === 0xfe5a) plain += ')';
    else plain += text[i];
  }
  return plain;
}

/** Half width, every dash a hyphen, runs of white space gone: `１ — ８月` → `1-8月`. */
export function compact(text: string): string {
  return halfWidth(text).replace(DASHES, '-').replace(SPACES, '');
}

/** As `compact`, with runs of white space kept as one space and none at the ends. */
export function tidy(text: string): string {
  return halfWidth(text).replace(DASHES, '-').replace(SPACES, ' ').trim();
}
