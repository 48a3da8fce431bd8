import { defineConfig, type Plugin } from 'vite';

/** Tells the browser, once it has the picture, of the script that `start.ts` begins only after painting it. */
function announceMain(): Plugin {
  return {
    name: 'announce-main',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.values(bundle ?? {})
          .filter((one) => one.type === 'chunk' && one.name === 'main')
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
            injectTo: 'body',
          }));
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
  plugins: [announceMain()],
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
            { name: 'main', test: /web[\\/]main\.tsx$/ },
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
