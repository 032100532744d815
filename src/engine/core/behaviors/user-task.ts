import { jobTask } from '../processing/job-task.js';
import type { ElementBehavior } from './behavior.js';

/** User task: a job of type `io.camunda.zeebe:userTask`, whose headers say whose task it is and with which form. */
export const userTask: ElementBehavior = jobTask;
