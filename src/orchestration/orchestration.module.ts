import { Module } from '@nestjs/common';
import { Deliverer } from './deliverer.js';
import { Outbox } from './outbox.js';
import { Projector } from './projector.js';
import { Settlement } from './settlement.js';

/** Needs `Database`, `CLOCK`, `JOB_CLIENT` and `RECORD_FEED` from a global module of `app`. */
@Module({ providers: [Outbox, Deliverer, Projector, Settlement], exports: [Outbox, Deliverer, Projector, Settlement] })
export class OrchestrationModule {}
