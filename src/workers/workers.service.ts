import { Inject, Injectable } from '@nestjs/common';
import { JOB_CLIENT } from '../orchestration/index.js';
import type { JobClient } from '../orchestration/index.js';
import { DeadlineRemind } from './deadline-remind.js';
import { DecisionConfirm } from './decision-confirm.js';

/** Opens the workers. They close with the client. */
@Injectable()
export class WorkersService {
  constructor(
    @Inject(JOB_CLIENT) private readonly client: JobClient,
    private readonly decisionConfirm: DecisionConfirm,
    private readonly deadlineRemind: DeadlineRemind,
  ) {}

  start(): void {
    for (const handler of [this.decisionConfirm, this.deadlineRemind]) {
      this.client.work(handler.jobType, (job) => handler.handle(job));
    }
  }
}
