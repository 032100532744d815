import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The build that is measured; BENCH_DIST names another one, to compare two. */
export const DIST = resolve(process.env.BENCH_DIST ?? fileURLToPath(new URL('../dist', import.meta.url)));
