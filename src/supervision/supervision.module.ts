import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrchestrationModule } from '../orchestration/index.js';
import { ProceduresModule } from '../procedures/index.js';
import { AlertsService } from './alerts.service.js';
import { CasesOverviewService } from './cases-overview.service.js';
import { IncidentsService } from './incidents.service.js';
import { SupervisionController } from './supervision.controller.js';

@Module({
  imports: [OrchestrationModule, IdentityModule, ProceduresModule],
  controllers: [SupervisionController],
  providers: [CasesOverviewService, IncidentsService, AlertsService],
  exports: [AlertsService],
})
export class SupervisionModule {}
