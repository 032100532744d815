import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrchestrationModule } from '../orchestration/index.js';
import { ProceduresModule } from '../procedures/index.js';
import { LimitKeeper } from './limit-keeper.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [OrchestrationModule, CasesModule, IdentityModule, ProceduresModule],
  controllers: [TasksController],
  providers: [TasksService, LimitKeeper],
  exports: [LimitKeeper],
})
export class TasksModule {}
