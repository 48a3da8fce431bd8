import type { Language, Text } from '../../domain/model.ts';
import { type ColorName, DARK_THEME, LIGHT_THEME } from '../../domain/palette.ts';

/** Pages the server writes itself: no script, one stylesheet, readable before anyone has signed in. */

/** Makes text safe inside HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole document around `body`, which is HTML already. */
export function plainPage(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sign-in.css">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** One message, in both languages, for the rare page that cannot be shown. */
export function messagePage(title: Text, detail: Text): string {
  return plainPage(
    'zh',
    title.zh,
    `<h1>${escapeHtml(title.zh)}</h1>
<p>${escapeHtml(detail.zh)}</p>
<section lang="en">
<h2>${escapeHtml(title.en)}</h2>
<p>${escapeHtml(detail.en)}</p>
</section>
<p><a href="/">首页 · <span lang="en">Home</span></a></p>`,
  );
}

function colors(theme: Readonly<Record<ColorName, string>>): string {
  return `--background: ${theme.soft}; --sheet: ${theme.raised}; --ink: ${theme.ink}; --quiet: ${theme['ink-2']};
  --line: ${theme['ink-3']}; --accent: ${theme.accent}; --on-accent: ${theme['on-accent']};
  --alarm: ${theme.red}; --alarm-background: ${theme['red-soft']};`;
}

/** The stylesheet of these pages, at /sign-in.css. Nothing that Chromium 87 does not know. */
export const PLAIN_STYLE = `:root {
  ${colors(LIGHT_THEME)}
}
@media (prefers-color-scheme: dark) {
  :root { ${colors({ ...DARK_THEME, soft: DARK_THEME.ground })} }
}
* { box-sizing: border-box; }
html { font: 16px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: flex; align-items: center; justify-content: center;
  background: var(--background); color: var(--ink); }
main { width: 100%; max-width: 26rem; margin: 1.5rem; padding: 2rem 2.25rem 1.75rem; background: var(--sheet);
  border-top: 4px solid var(--accent); box-shadow: 0 1px 6px rgba(0, 0, 0, .18); }
h1 { margin: 0 0 1.25rem; font-size: 1.375rem; line-height: 1.35; }
h2 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
label { display: block; margin: 0 0 1rem; font-weight: 600; }
input { display: block; width: 100%; margin-top: .25rem; padding: .5rem .625rem; font: inherit; color: inherit;
  background: var(--sheet); border: 1px solid var(--line); border-radius: 2px; }
button { width: 100%; padding: .625rem; font: inherit; font-weight: 600; color: var(--on-accent);
  background: var(--accent); border: 1px solid var(--accent); border-radius: 2px; cursor: pointer; }
a { color: var(--accent); }
:focus { outline: 3px solid var(--accent); outline-offset: 2px; }
.message { padding: .625rem .75rem; color: var(--alarm); background: var(--alarm-background);
  border-left: 4px solid var(--alarm); }
.quiet { margin: 1.25rem 0 0; font-size: .875rem; color: var(--quiet); }
`;
