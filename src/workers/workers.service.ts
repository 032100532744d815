import { Inject, Injectable, Logger } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { JOB_CLIENT, ProcessInstanceRow, Projector, ServiceJobRow } from '../orchestration/index.js';
import type { ActivatedJob, JobClient } from '../orchestration/index.js';
import { Database } from '../platform/index.js';
import { DeadlineRemind } from './deadline-remind.js';
import { DecisionConfirm } from './decision-confirm.js';
import type { JobHandler } from './job-handler.js';

/** Opens the workers. They close with the client. */
@Injectable()
export class WorkersService {
  private readonly logger = new Logger(WorkersService.name);

  constructor(
    private readonly database: Database,
    private readonly projector: Projector,
    @Inject(JOB_CLIENT) private readonly client: JobClient,
    private readonly decisionConfirm: DecisionConfirm,
    private readonly deadlineRemind: DeadlineRemind,
  ) {}

  /**
   * Jobs that were open when the service was killed are done, then new ones as they come. The engine would lend them
   * again only when their time is up, which on a clock that stands still is never.
   */
  async start(): Promise<void> {
    await this.projector.caughtUp();
    for (const handler of [this.decisionConfirm, this.deadlineRemind]) {
      await this.resume(handler);
      this.client.work(handler.jobType, (job) => handler.handle(job));
    }
  }

  private async resume(handler: JobHandler): Promise<void> {
    const left = { jobType: handler.jobType, retries: MoreThan(0) };
    for (const row of await this.database.reader.findBy(ServiceJobRow, left)) {
      try {
        await this.client.report(row.jobKey, await handler.handle(await this.jobOf(row)));
      } catch (error) {
        this.logger.warn(`${row.jobType} job ${row.jobKey} could not be taken up again: ${String(error)}`);
      }
    }
  }

  /** The job as far as our handlers look at it. */
  private async jobOf(row: ServiceJobRow): Promise<ActivatedJob> {
    const instance = await this.database.reader.findOneBy(ProcessInstanceRow, { key: row.instanceKey });
    return {
      key: row.jobKey,
      type: row.jobType,
      processInstanceKey: row.instanceKey,
      bpmnProcessId: row.bpmnProcessId,
      processDefinitionVersion: row.version,
      elementId: row.elementId,
      elementInstanceKey: row.elementInstanceKey,
      retries: row.retries,
      variables: { caseId: instance?.caseId ?? null },
    };
  }
}
