import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { createCalendar, type LegalCalendar } from '../law/calendar/index.js';
import { OrchestrationModule } from '../orchestration/index.js';
import { ActsService } from './acts.service.js';
import { CasesController } from './cases.controller.js';
import { loadChainKey } from './chain/index.js';
import { EvidenceController } from './evidence.controller.js';
import { CaseFileService } from './file/case-file.service.js';
import { FileStore } from './file-store.js';
import { Gate } from './gate.js';
import { LimitsService } from './limits/limits.service.js';
import { CaseMonitor } from './monitor/case-monitor.js';
import { CaseRegistration } from './registration.js';
import { ALL_LAYERS, CASE_STORAGE, GATE_LAYERS, LEGAL_CALENDAR, type CaseStorage } from './tokens.js';

export interface CasesOptions {
  /** Files are kept in its `files` folder, the chain key in `chain.key`. */
  readonly dataDir: string;
  /** 64 hexadecimal digits; null: the key of the data folder. */
  readonly chainKey: string | null;
  /** Default: the installed notices. */
  readonly calendar?: LegalCalendar;
}

/**
 * The case file and the gate before it. Needs `Database`, `CLOCK`, `DECISION_TABLES`, `CASE_OBLIGATIONS` and `CASE_PROCEDURES` from a global
 * module of `app`.
 */
@Module({})
export class CasesModule {
  /** Throws when the chain key is not one. */
  static register({ dataDir, chainKey, calendar = createCalendar() }: CasesOptions): DynamicModule {
    const storage: CaseStorage = {
      files: new FileStore(join(dataDir, 'files')),
      chainKey: loadChainKey(dataDir, chainKey),
    };
    return {
      module: CasesModule,
      imports: [IdentityModule, OrchestrationModule],
      controllers: [CasesController, EvidenceController],
      providers: [
        ActsService,
        CaseFileService,
        CaseMonitor,
        CaseRegistration,
        Gate,
        LimitsService,
        { provide: GATE_LAYERS, useValue: ALL_LAYERS },
        { provide: CASE_STORAGE, useValue: storage },
        { provide: LEGAL_CALENDAR, useValue: calendar },
      ],
      exports: [ActsService, CaseFileService, CaseRegistration, LimitsService, LEGAL_CALENDAR],
    };
  }
}
