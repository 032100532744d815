import { Module } from '@nestjs/common';
import { Deliverer } from './deliverer.js';
import { Outbox } from './outbox.js';
import { Projector } from './projector.js';

/** Needs `Database`, `CLOCK`, `JOB_CLIENT` and `RECORD_SOURCE` from a global module of `app`. */
@Module({ providers: [Outbox, Deliverer, Projector], exports: [Outbox, Deliverer, Projector] })
export class OrchestrationModule {}
