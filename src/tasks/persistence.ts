import { TaskDraftRow } from './entities.js';
import { Tasks1700000004001 } from './migrations/1700000004001-tasks.js';

export const entities = [TaskDraftRow];
export const migrations = [Tasks1700000004001];
