import { jobTask } from '../processing/job-task.js';
import type { ElementBehavior } from './behavior.js';

/** Send task: a job for a worker, which sends the message. */
export const sendTask: ElementBehavior = jobTask;
