import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Page } from '../platform/index.js';
import { CurrentActor, Roles, type Actor, type Refusal } from '../platform/index.js';
import { ActsService, type ActResult } from './acts.service.js';
import { ACTS } from './acts/index.js';
import { parseValues } from './acts/parse-values.js';
import type { CaseFile } from './file/case-file.js';
import { CaseFileService, type ActView } from './file/case-file.service.js';
import type { CaseSummary } from './file/case-list.js';
import type { CaseDiagram } from './file/diagram.js';
import type { TimelineEntry } from './file/timeline.js';
import {
  ActResultSchema,
  ActViewsSchema,
  CaseFileSchema,
  CaseLawSchema,
  CasePageSchema,
  DiagramSchema,
  JudgementSchema,
  TimelineSchema,
  VerificationSchema,
  actBodySchema,
  jsonSchemaOf,
} from './file/views.js';
import type { CaseLaw } from './monitor/case-law.js';
import { CaseRegistration, REGISTER_CLUE } from './registration.js';

const ListQuery = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  q: z.string().trim().max(200).default(''),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
});
const JudgementQuery = z.object({ act: z.string() });
const ActBody = z.object({ values: z.record(z.string(), z.unknown()) });
const RegisteredSchema = z.object({ caseId: z.string(), caseNo: z.string() });

const actParam = ApiParam({ name: 'act', enum: Object.keys(ACTS) });

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly registration: CaseRegistration,
    private readonly files: CaseFileService,
    private readonly acts: ActsService,
  ) {}

  @Post()
  @Roles('enforcement_officer')
  @ApiOperation({ summary: 'Registers a clue: opens the case file and starts the procedure.' })
  @ApiBody({ schema: jsonSchemaOf(REGISTER_CLUE) })
  @ApiResponse({ status: 201, standardSchema: RegisteredSchema })
  register(@Body() body: unknown, @CurrentActor() actor: Actor): Promise<z.output<typeof RegisteredSchema>> {
    return this.registration.registerClue(body, actor);
  }

  @Get()
  @ApiOperation({ summary: 'One page of cases, newest first.' })
  @ApiResponse({ status: 200, standardSchema: CasePageSchema })
  list(@Query({ schema: ListQuery }) query: z.output<typeof ListQuery>): Promise<Page<CaseSummary>> {
    return this.files.list(query);
  }

  @Get(':caseId')
  @ApiOperation({ summary: 'The whole case file with the limits that run.' })
  @ApiResponse({ status: 200, standardSchema: CaseFileSchema })
  read(@Param('caseId') caseId: string): Promise<CaseFile> {
    return this.files.read(caseId);
  }

  @Get(':caseId/timeline')
  @ApiOperation({ summary: 'Every entry of the record chain of the case.' })
  @ApiResponse({ status: 200, standardSchema: TimelineSchema })
  timeline(@Param('caseId') caseId: string): Promise<readonly TimelineEntry[]> {
    return this.files.timeline(caseId);
  }

  @Get(':caseId/verification')
  @ApiOperation({ summary: 'Whether the record chain is intact; else the first entry found wrong.' })
  @ApiResponse({ status: 200, standardSchema: VerificationSchema })
  async verification(@Param('caseId') caseId: string): Promise<z.output<typeof VerificationSchema>> {
    const { intact, entries, broken } = await this.files.verify(caseId);
    return { intact, entries, broken };
  }

  @Get(':caseId/acts')
  @ApiOperation({ summary: 'Every act with its form, and whether the signed-in person could try it now.' })
  @ApiResponse({ status: 200, standardSchema: ActViewsSchema })
  actViews(@Param('caseId') caseId: string, @CurrentActor() actor: Actor): Promise<readonly ActView[]> {
    return this.files.actsOf(caseId, actor);
  }

  @Post(':caseId/acts/:act')
  @actParam
  @ApiOperation({ summary: 'Does an act. Acts of a task need their open task; the law is asked first.' })
  @ApiBody({ schema: actBodySchema() })
  @ApiResponse({ status: 201, standardSchema: ActResultSchema })
  @ApiResponse({ status: 409, description: 'refused-by-law, no-open-task, already-accepted' })
  perform(
    @Param('caseId') caseId: string,
    @Param('act') act: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<ActResult> {
    const { values } = parseValues(ActBody, body, []);
    return this.acts.perform({ act, caseId, actor, values, taskKey: null });
  }

  @Get(':caseId/judgement')
  @ApiQuery({ name: 'act', enum: Object.keys(ACTS) })
  @ApiOperation({ summary: 'What the case file as it stands refuses the act for; empty: nothing yet.' })
  @ApiResponse({ status: 200, standardSchema: JudgementSchema })
  async judgement(
    @Param('caseId') caseId: string,
    @Query({ schema: JudgementQuery }) { act }: z.output<typeof JudgementQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<{ refusals: readonly Refusal[] }> {
    return { refusals: await this.acts.judge(act, caseId, actor) };
  }

  @Get(':caseId/law')
  @ApiOperation({
    summary:
      'What the obligations say of every step today: forbidden, why, what would allow it; and breaches on record.',
  })
  @ApiResponse({ status: 200, standardSchema: CaseLawSchema })
  law(@Param('caseId') caseId: string, @CurrentActor() actor: Actor): Promise<CaseLaw> {
    return this.files.law(caseId, actor);
  }

  @Get(':caseId/diagram')
  @ApiOperation({ summary: 'The diagram the case runs on with its tokens, called procedures included.' })
  @ApiResponse({ status: 200, standardSchema: DiagramSchema })
  diagram(@Param('caseId') caseId: string): Promise<CaseDiagram> {
    return this.files.diagram(caseId);
  }
}
