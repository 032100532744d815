import type { ActivatedJob, JobOutcome } from '../orchestration/index.js';

/** One job type. `handle` may run several times for one job: each says in its docstring why that is harmless. */
export interface JobHandler {
  readonly jobType: string;
  handle(job: ActivatedJob): Promise<JobOutcome>;
}

/** The case a job is about; null when its instance names none. */
export function caseIdOf(job: ActivatedJob): string | null {
  const caseId = job.variables['caseId'];
  return typeof caseId === 'string' && caseId !== '' ? caseId : null;
}
