import { Module } from '@nestjs/common';
import { OrchestrationModule } from '../orchestration/index.js';
import { DeadlineRemind } from './deadline-remind.js';
import { DecisionConfirm } from './decision-confirm.js';
import { WorkersService } from './workers.service.js';

/** Needs `JOB_CLIENT`, `REMINDERS` and the case file from global modules of `app`. */
@Module({
  imports: [OrchestrationModule],
  providers: [DecisionConfirm, DeadlineRemind, WorkersService],
  exports: [WorkersService],
})
export class WorkersModule {}
