import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RolesGuard, SessionGuard } from './guards.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';

/** Who somebody is and what they may call. Its guards stand before every route; `Database` comes from a global module of `app`. */
@Module({
  controllers: [SessionController, PeopleController],
  providers: [
    PeopleService,
    SessionService,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
  ],
  exports: [PeopleService, SessionService],
})
export class IdentityModule {}
