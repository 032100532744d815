import { Inject, Injectable } from '@nestjs/common';
import type { ActivatedJob, JobOutcome } from '../orchestration/index.js';
import { caseIdOf } from './job-handler.js';
import type { JobHandler } from './job-handler.js';
import { REMINDERS } from './ports.js';
import type { Reminders } from './ports.js';

/** Tells the supervisors that a limit ran out while its step was open. One alert per job, however often it runs. */
@Injectable()
export class DeadlineRemind implements JobHandler {
  readonly jobType = 'deadline.remind';

  constructor(@Inject(REMINDERS) private readonly reminders: Reminders) {}

  async handle(job: ActivatedJob): Promise<JobOutcome> {
    const { key: jobKey, bpmnProcessId, processDefinitionVersion: version, elementId } = job;
    await this.reminders.remind({ jobKey, caseId: caseIdOf(job), bpmnProcessId, version, elementId });
    return { kind: 'completed', variables: {} };
  }
}
