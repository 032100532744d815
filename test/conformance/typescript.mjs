import { register } from 'node:module';

// Runs TypeScript as it stands, so that runs beside each other need no build of their own.
register('./typescript-hooks.mjs', import.meta.url);
