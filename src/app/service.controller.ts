import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ClockSchema, HealthSchema, MetaSchema } from './views.js';
import { Public, Roles } from '../platform/index.js';
import type { Role } from '../platform/index.js';
import { ClockService } from './clock.service.js';
import type { ClockView } from './clock.service.js';
import { VERSION } from './package-info.js';

/** People whose passwords everybody may know; empty but in a demonstration. */
export const DEMO_PEOPLE = Symbol('DEMO_PEOPLE');
export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

const Clock = z.object({
  now: z.iso.datetime({ offset: true, error: 'expected an instant with its zone, such as 2026-09-07T09:00:00+08:00' }),
  ticking: z.boolean().default(false),
});

/** The service itself: what it is, whether it is well, what time it is. */
@ApiTags('service')
@Controller()
export class ServiceController {
  constructor(
    private readonly clock: ClockService,
    @Inject(DEMO_PEOPLE) private readonly people: readonly DemoPerson[],
  ) {}

  @ApiOperation({ summary: 'What this service is; in a demonstration also who may sign in as what.' })
  @ApiResponse({ status: 200, standardSchema: MetaSchema })
  @Get('meta')
  @Public()
  meta(): { version: string; demo: boolean; people: readonly DemoPerson[]; clock: ClockView } {
    return { version: VERSION, demo: this.people.length > 0, people: this.people, clock: this.clock.view() };
  }

  @ApiOperation({ summary: 'Answers while the service runs.' })
  @ApiResponse({ status: 200, standardSchema: HealthSchema })
  @Get('health')
  @Public()
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @ApiOperation({ summary: 'The time by the clock of the service.' })
  @ApiResponse({ status: 200, standardSchema: ClockSchema })
  @Get('clock')
  now(): ClockView {
    return this.clock.view();
  }

  @ApiOperation({ summary: "Moves a controlled clock forward; what falls due happens. 409 on the machine's clock." })
  @ApiResponse({ status: 200, standardSchema: ClockSchema })
  @Put('clock')
  @Roles('administrator')
  set(@Body({ schema: Clock }) body: z.output<typeof Clock>): Promise<ClockView> {
    return this.clock.set({ nowMs: Date.parse(body.now), ticking: body.ticking });
  }
}
