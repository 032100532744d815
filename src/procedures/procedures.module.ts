import { Module } from '@nestjs/common';
import { ProcedureDecisionTables } from './decision-tables.js';
import { DeploymentService } from './deployment.service.js';
import { DraftsService } from './drafts.service.js';
import { ProcedureLoader } from './procedure-loader.js';
import { ProceduresController } from './procedures.controller.js';
import { ProceduresService } from './procedures.service.js';

@Module({
  controllers: [ProceduresController],
  providers: [ProceduresService, DraftsService, DeploymentService, ProcedureLoader, ProcedureDecisionTables],
  exports: [ProceduresService, ProcedureLoader, ProcedureDecisionTables],
})
export class ProceduresModule {}
