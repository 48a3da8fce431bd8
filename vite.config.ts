import { defineConfig } from 'vite';

/**
 * The page. Old office browsers (Chromium 87) set the targets; a strict content security policy forbids
 * inline script and style, so nothing is inlined and the module-preload polyfill (an inline script) is off.
 */
export default defineConfig({
  root: 'web',
  base: '/',
  publicDir: false,
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:3000', '/sign-in': 'http://127.0.0.1:3000' },
  },
});
