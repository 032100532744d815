import { AlertRow, InterventionRow } from './entities.js';
import { Supervision1700000006001 } from './migrations/1700000006001-supervision.js';

export const entities = [AlertRow, InterventionRow];
export const migrations = [Supervision1700000006001];
