import { jobTask } from '../processing/job-task.js';
import type { ElementBehavior } from './behavior.js';

/** Service task: a job for a worker. */
export const serviceTask: ElementBehavior = jobTask;
