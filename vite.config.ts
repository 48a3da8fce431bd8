import { defineConfig, type Plugin } from 'vite';

/**
 * Scripts stand at the end of the body, where nothing that is painted waits for them; with them what `client-entry.ts` begins
 * with once the first picture is there.
 */
function scriptsLast(): Plugin {
  const ENTRY = /^ *<(?:script type="module"[^>]*><\/script|link rel="modulepreload"[^>]*)>\n/gm;
  return {
    name: 'scripts-last',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const main = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk' && one.name === 'main');
        const later = main.map(
          ({ fileName }) => `    <link rel="modulepreload" crossorigin href="/${fileName}">\n`,
        );
        const scripts = [...(html.match(ENTRY) ?? []), ...later].join('');
        return html.replace(ENTRY, '').replace(/^ *<\/body>/m, (end) => scripts + end);
      },
    },
  };
}

/**
 * The page. Old office browsers (Chromium 87) set the targets; a strict content security policy forbids
 * inline script and style, so nothing is inlined and the module-preload polyfill (an inline script) is off.
 */
export default defineConfig({
  root: 'web',
  base: '/',
  publicDir: false,
  plugins: [scriptsLast()],
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // All that the page needs to live, besides what each further page brings, comes in one go.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'main', test: /web[\\/]app[\\/]main\.tsx$/ },
            // What only asks for files must not need the whole to do it.
            { name: 'asking', test: /preload-helper|rolldown.runtime/, priority: 1 },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:3000', '/sign-in': 'http://127.0.0.1:3000' },
  },
});
