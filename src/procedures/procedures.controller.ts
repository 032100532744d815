import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  CheckedSchema,
  DeployedSchema,
  DeployedTableSchema,
  DraftSchema,
  ProceduresSchema,
  ProvingSchema,
  VersionSchema,
  VersionsSchema,
} from './views.js';
import { CurrentActor, Roles } from '../platform/index.js';
import type { Actor } from '../platform/index.js';
import { DeploymentService } from './deployment.service.js';
import type { Checked, ProofException } from './deployment.service.js';
import { DraftsService } from './drafts.service.js';
import type { DraftView } from './drafts.service.js';
import { ProceduresService, unknownProcedure } from './procedures.service.js';
import { ProvingService } from './proving.service.js';
import type { ProvingView } from './proving.service.js';

const xml = z.string().min(1).max(4_000_000);
const note = z.string().max(2_000);
const Draft = z.object({
  xml,
  note: note.nullish().transform((text) => text ?? ''),
  baseVersion: z.number().int().positive(),
  revision: z.number().int().nonnegative(),
});
/** `prove: false`: whoever asks proves it by himself. */
const Check = z.object({ xml, prove: z.boolean().default(true) });
/** Signed by whoever sends it: needed where something is not proved, and only kept then. */
const exception = z.object({ reason: z.string().trim().min(1).max(2_000) }).nullish();
const NewVersion = z.object({ xml, note: note.min(1), exception });
const NewTable = z.object({ xml, note: note.min(1), validFrom: z.iso.date().nullish(), exception });

/** Procedures: everyone reads, the legal office edits and deploys. */
@ApiTags('procedures')
@Controller('procedures')
export class ProceduresController {
  constructor(
    private readonly procedures: ProceduresService,
    private readonly drafts: DraftsService,
    private readonly deployment: DeploymentService,
    private readonly proving: ProvingService,
  ) {}

  @ApiOperation({ summary: 'The newest approved version of each procedure.' })
  @ApiResponse({ status: 200, standardSchema: ProceduresSchema })
  @Get()
  list(): ReturnType<ProceduresService['list']> {
    return this.procedures.list();
  }

  @ApiOperation({
    summary: 'Every version the engine holds, newest first; foreign ones were not deployed here and no case uses them.',
  })
  @ApiResponse({ status: 200, standardSchema: VersionsSchema })
  @Get(':id/versions')
  versions(@Param('id') id: string): ReturnType<ProceduresService['versions']> {
    return this.procedures.versions(id);
  }

  @ApiOperation({ summary: 'One version with diagram, decision tables and forms; latest is the newest approved one.' })
  @ApiResponse({ status: 200, standardSchema: VersionSchema })
  @Get(':id/versions/:version')
  version(@Param('id') id: string, @Param('version') version: string): ReturnType<ProceduresService['version']> {
    if (version === 'latest') return this.procedures.version(id, version);
    if (!/^[1-9]\d{0,8}$/.test(version)) throw unknownProcedure(`${id} v${version}`);
    return this.procedures.version(id, Number(version));
  }

  @ApiOperation({ summary: 'The draft the legal office is working on. 404 when there is none.' })
  @ApiResponse({ status: 200, standardSchema: DraftSchema })
  @Get(':id/draft')
  draft(@Param('id') id: string): Promise<DraftView> {
    return this.drafts.get(id);
  }

  @ApiOperation({ summary: 'Saves the draft made on a revision (0 for the first). 409 when somebody saved meanwhile.' })
  @ApiResponse({ status: 200, standardSchema: DraftSchema })
  @Put(':id/draft')
  @Roles('legal_office')
  save(
    @Param('id') id: string,
    @Body({ schema: Draft }) draft: z.output<typeof Draft>,
    @CurrentActor() actor: Actor,
  ): Promise<DraftView> {
    return this.drafts.save(id, draft, actor);
  }

  @ApiOperation({ summary: 'Discards the draft.' })
  @Delete(':id/draft')
  @Roles('legal_office')
  @HttpCode(204)
  discard(@Param('id') id: string): Promise<void> {
    return this.drafts.discard(id);
  }

  @ApiOperation({
    summary: 'Obligations, decision tables and the other procedures: what a proof of the diagram needs.',
  })
  @ApiResponse({ status: 200, standardSchema: ProvingSchema })
  @Get(':id/proving')
  provingOf(@Param('id') id: string): Promise<ProvingView> {
    return this.proving.of(id);
  }

  @ApiOperation({ summary: 'What the checks and the prover say of the diagram; nothing is changed.' })
  @ApiResponse({ status: 200, standardSchema: CheckedSchema })
  @Post(':id/check')
  @HttpCode(200)
  check(@Param('id') id: string, @Body({ schema: Check }) body: z.output<typeof Check>): Promise<Checked> {
    return this.deployment.check(id, body.xml, body.prove);
  }

  @ApiOperation({
    summary:
      'Deploys a new version. 422 with findings, and nothing changed, when the checks or the engine refuse it, when something is ' +
      'refuted (not-deployable), and when something is not proved and no exception is signed (not-proved).',
  })
  @ApiResponse({ status: 201, standardSchema: DeployedSchema })
  @Post(':id/versions')
  @Roles('legal_office')
  deploy(
    @Param('id') id: string,
    @Body({ schema: NewVersion }) body: z.output<typeof NewVersion>,
    @CurrentActor() actor: Actor,
  ): Promise<{ version: number }> {
    return this.deployment.deployEdited(id, body.xml, body.note, actor, signed(body.exception, actor));
  }

  @ApiOperation({
    summary: 'Deploys a changed decision table; it counts from validFrom, by default today. 422 as for a new version.',
  })
  @ApiResponse({ status: 201, standardSchema: DeployedTableSchema })
  @Post(':id/decisions')
  @Roles('legal_office')
  deployTable(
    @Param('id') id: string,
    @Body({ schema: NewTable }) body: z.output<typeof NewTable>,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string; name: string }> {
    const resource = { xml: body.xml, note: body.note, validFrom: body.validFrom ?? null };
    return this.deployment.deployEditedDecisions(id, resource, actor, signed(body.exception, actor));
  }
}

function signed(exception: z.output<typeof NewVersion>['exception'], signer: Actor): ProofException | null {
  return exception === null || exception === undefined ? null : { reason: exception.reason, signer };
}
