import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite web-modeler` (development) finds the service. */
const SERVICE = process.env['FADU_SERVICE_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // The diagram's menus draw with htm and hooks that must come from one preact; two versions are installed.
  resolve: { dedupe: ['preact'] },
  server: { proxy: { '/api': SERVICE } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome90', // The domestic browsers of the offices are built on it.
    // The modeler is one chunk of its own, loaded only by those who open a diagram editor.
    chunkSizeWarningLimit: 3000,
  },
});
