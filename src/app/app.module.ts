import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrchestrationModule } from '../orchestration/index.js';
import { ProceduresModule } from '../procedures/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { TasksModule } from '../tasks/index.js';
import { WorkersModule } from '../workers/index.js';
import { ClockService } from './clock.service.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validationPipe } from './http/validation.pipe.js';
import { BindingsModule, PartsModule } from './platform.module.js';
import type { Parts } from './platform.module.js';
import { ServiceController } from './service.controller.js';

@Module({})
export class AppModule {
  static of(parts: Parts): DynamicModule {
    const { dataDir, chainKey } = parts.config;
    const { calendar } = parts;
    return {
      module: AppModule,
      imports: [
        PartsModule.of(parts),
        { module: BindingsModule, global: true },
        OrchestrationModule,
        IdentityModule,
        { ...CasesModule.register({ dataDir, chainKey, calendar }), global: true },
        TasksModule,
        ProceduresModule,
        SupervisionModule,
        WorkersModule,
      ],
      controllers: [ServiceController],
      providers: [
        ClockService,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
    };
  }
}
