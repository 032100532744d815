import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository: built code lies in `dist/app/`, two folders below it, sources in `src/app/`. */
const ROOT = new URL('../../', import.meta.url);

export const PROCESSES_FOLDER = fileURLToPath(new URL('processes/', ROOT));
export const WEB_FOLDER = fileURLToPath(new URL('web-modeler/dist/', ROOT));

/** Version of the release. */
export const VERSION = (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string }).version;
