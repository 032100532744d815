import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CASE_OBLIGATIONS, CASE_PROCEDURES, DECISION_TABLES } from '../cases/index.js';
import type { LegalCalendar } from '../law/index.js';
import { JOB_CLIENT, OrchestrationModule, RECORD_FEED } from '../orchestration/index.js';
import type { JobClient, RecordFeed } from '../orchestration/index.js';
import { CLOCK, Database, ServiceClock } from '../platform/index.js';
import { ObligationFiles, ProcedureDecisionTables, ProceduresModule, ProceduresService } from '../procedures/index.js';
import { AlertsService, SupervisionModule } from '../supervision/index.js';
import { REMINDERS } from '../workers/index.js';
import { CLOCK_FILE, ENGINE_CLOCK } from './clock.service.js';
import type { SetEngineClock } from './clock.service.js';
import type { ClockFile } from './clock-file.js';
import type { Config } from './config.js';
import { DEMO_PEOPLE } from './service.controller.js';
import type { DemoPerson } from './service.controller.js';

/** What the floors below need from outside, whichever engine it is. */
export interface Parts {
  readonly config: Config;
  readonly calendar: LegalCalendar;
  readonly database: Database;
  readonly clock: ServiceClock;
  readonly clockFile: ClockFile;
  readonly client: JobClient;
  readonly feed: RecordFeed;
  readonly setEngineClock: SetEngineClock;
  readonly demoPeople: readonly DemoPerson[];
}

/** Global: the parts under their tokens. */
@Module({})
export class PartsModule {
  static of(parts: Parts): DynamicModule {
    const providers = [
      { provide: Database, useValue: parts.database },
      { provide: CLOCK, useValue: parts.clock },
      { provide: ServiceClock, useValue: parts.clock },
      { provide: CLOCK_FILE, useValue: parts.clockFile },
      { provide: ENGINE_CLOCK, useValue: parts.setEngineClock },
      { provide: JOB_CLIENT, useValue: parts.client },
      { provide: RECORD_FEED, useValue: parts.feed },
      { provide: DEMO_PEOPLE, useValue: parts.demoPeople },
    ];
    return { module: PartsModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** Global: ports of one feature bound to the feature that serves them, so that neither imports the other. */
@Module({
  imports: [OrchestrationModule, ProceduresModule, SupervisionModule],
  providers: [
    { provide: DECISION_TABLES, useExisting: ProcedureDecisionTables },
    { provide: CASE_OBLIGATIONS, useExisting: ObligationFiles },
    { provide: CASE_PROCEDURES, useExisting: ProceduresService },
    { provide: REMINDERS, useExisting: AlertsService },
  ],
  exports: [DECISION_TABLES, CASE_OBLIGATIONS, CASE_PROCEDURES, REMINDERS],
})
export class BindingsModule {}
