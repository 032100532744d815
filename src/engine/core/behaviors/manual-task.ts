import type { ElementBehavior } from './behavior.js';
import { undefinedTask } from './undefined-task.js';

/** Manual task: done by a person without the engine; passed through as an undefined task is. */
export const manualTask: ElementBehavior = undefinedTask;
