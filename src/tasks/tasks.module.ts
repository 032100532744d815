import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrchestrationModule } from '../orchestration/index.js';
import { ProceduresModule } from '../procedures/index.js';
import { LimitKeeper } from './limit-keeper.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

/** Needs the case file from a global module of `app`, since that is made with its storage. */
@Module({
  imports: [OrchestrationModule, IdentityModule, ProceduresModule],
  controllers: [TasksController],
  providers: [TasksService, LimitKeeper],
  exports: [LimitKeeper],
})
export class TasksModule {}
