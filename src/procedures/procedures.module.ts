import { Module } from '@nestjs/common';
import { ProcedureDecisionTables } from './decision-tables.js';
import { DeploymentService } from './deployment.service.js';
import { DraftsService } from './drafts.service.js';
import { ObligationFiles } from './obligation-files.js';
import { ProcedureLoader } from './procedure-loader.js';
import { ProceduresController } from './procedures.controller.js';
import { ProceduresService } from './procedures.service.js';
import { ProofService } from './proof.service.js';
import { ProvingService } from './proving.service.js';

@Module({
  controllers: [ProceduresController],
  providers: [
    ProceduresService,
    ObligationFiles,
    ProofService,
    ProvingService,
    DraftsService,
    DeploymentService,
    ProcedureLoader,
    ProcedureDecisionTables,
  ],
  exports: [ProceduresService, ObligationFiles, ProcedureLoader, ProcedureDecisionTables],
})
export class ProceduresModule {}
