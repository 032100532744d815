import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DeadlineRemind } from './deadline-remind.js';
import { DecisionConfirm } from './decision-confirm.js';
import { WorkersService } from './workers.service.js';

/** Needs `JOB_CLIENT` and `REMINDERS` from global modules of `app`. */
@Module({
  imports: [CasesModule],
  providers: [DecisionConfirm, DeadlineRemind, WorkersService],
  exports: [WorkersService],
})
export class WorkersModule {}
