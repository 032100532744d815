import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AlertsSchema, IncidentPageSchema, SupervisedCasePageSchema } from './views.js';
import { CurrentActor, Roles } from '../platform/index.js';
import type { Actor, Page, Role } from '../platform/index.js';
import { AlertsService } from './alerts.service.js';
import type { Alert } from './alerts.service.js';
import { CasesOverviewService } from './cases-overview.service.js';
import type { SupervisedCase } from './cases-overview.service.js';
import { IncidentsService } from './incidents.service.js';
import type { IncidentView } from './incidents.service.js';

const SUPERVISORS: Role[] = ['supervisor', 'head', 'chief', 'legal_office', 'administrator'];

const whole = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);
const Overview = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .transform((value) => (value === undefined || value === '' ? null : value)),
  sort: z.enum(['remaining', 'received']).default('remaining'),
  page: whole(1, 1_000_000),
  pageSize: whole(20, 200),
});
const Incidents = z.object({
  state: z
    .enum(['open', 'resolved'])
    .default('open')
    .transform((state) => (state === 'open' ? ('OPEN' as const) : ('RESOLVED' as const))),
  page: whole(1, 1_000_000),
  pageSize: whole(20, 200),
});
const Retry = z.object({ reason: z.string().trim().min(1).max(2_000) });

/** What is stuck and why, and the means to free it. */
@ApiTags('supervision')
@Controller()
export class SupervisionController {
  constructor(
    private readonly overview: CasesOverviewService,
    private readonly incidents: IncidentsService,
    private readonly alerts: AlertsService,
  ) {}

  @ApiOperation({ summary: 'Open cases: where each stands, since when, whose turn it is, which limit ends first.' })
  @ApiResponse({ status: 200, standardSchema: SupervisedCasePageSchema })
  @Get('supervision/cases')
  @Roles(...SUPERVISORS)
  cases(@Query({ schema: Overview }) filter: z.output<typeof Overview>): Promise<Page<SupervisedCase>> {
    return this.overview.list(filter);
  }

  @ApiOperation({ summary: 'Limits that ran out, and signs that somebody went past the service; newest first.' })
  @ApiResponse({ status: 200, standardSchema: AlertsSchema })
  @Get('supervision/alerts')
  @Roles(...SUPERVISORS)
  listAlerts(): Promise<readonly Alert[]> {
    return this.alerts.list();
  }

  @ApiOperation({ summary: 'Incidents, the oldest first.' })
  @ApiResponse({ status: 200, standardSchema: IncidentPageSchema })
  @Get('incidents')
  @Roles(...SUPERVISORS)
  listIncidents(@Query({ schema: Incidents }) filter: z.output<typeof Incidents>): Promise<Page<IncidentView>> {
    return this.incidents.list(filter);
  }

  @ApiOperation({ summary: 'Lets the engine try again. The reason is kept with the name of who gave it.' })
  @Post('incidents/:key/retry')
  @Roles(...SUPERVISORS)
  @HttpCode(204)
  retry(
    @Param('key') key: string,
    @Body({ schema: Retry }) body: z.output<typeof Retry>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.incidents.retry(key, body.reason, actor);
  }
}
