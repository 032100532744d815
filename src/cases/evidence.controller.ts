import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../platform/index.js';
import { ActsService, type ActResult } from './acts.service.js';
import { CaseFileService } from './file/case-file.service.js';
import { ActResultSchema } from './file/views.js';
import type { StoredFile } from './file-store.js';
import { CASE_STORAGE, type CaseStorage } from './tokens.js';

const FILE_BYTES_MAX = 50 * 1024 * 1024;

/** What multer says of an uploaded file. */
interface Upload {
  readonly originalname: string;
  readonly mimetype: string;
  readonly buffer: Buffer;
}

const FIELDS = {
  kind: { type: 'string' },
  title: { type: 'string' },
  obtainedOn: { type: 'string', format: 'date' },
  proves: { type: 'array', items: { type: 'string' } },
} as const;

@ApiTags('cases')
@Controller('cases/:caseId/evidence')
export class EvidenceController {
  constructor(
    private readonly acts: ActsService,
    private readonly files: CaseFileService,
    @Inject(CASE_STORAGE) private readonly storage: CaseStorage,
  ) {}

  @Post()
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: FILE_BYTES_MAX, files: 1 } }))
  @ApiOperation({ summary: 'Adds evidence: a file (multipart) or a text (JSON). Voids an approval given before.' })
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['kind', 'title', 'obtainedOn'],
      properties: { ...FIELDS, content: { type: 'string' }, file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiResponse({ status: 201, standardSchema: ActResultSchema })
  async add(
    @Param('caseId') caseId: string,
    @Body() body: Record<string, unknown>,
    @UploadedFile() upload: Upload | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<ActResult> {
    // Somebody who may not add evidence, or to no case, must not fill the disk either.
    await this.acts.assertMayTry('evidence', caseId, actor);
    const values = { ...body, ...(body['proves'] === undefined ? {} : { proves: listOf(body['proves']) }) };
    const attachment = upload === undefined ? null : await this.store(upload);
    return this.acts.perform({ act: 'evidence', caseId, actor, values, taskKey: null, attachment });
  }

  @Get(':evidenceId/content')
  @ApiOperation({ summary: 'The stored file, always as a download.' })
  async content(@Param('caseId') caseId: string, @Param('evidenceId') evidenceId: string): Promise<StreamableFile> {
    const { row, content } = await this.files.evidence(caseId, evidenceId);
    const name = encodeURIComponent(row.fileName);
    return new StreamableFile(content, {
      type: 'application/octet-stream',
      // Shown inside our own origin an uploaded page could act as the reader.
      disposition: `attachment; filename*=UTF-8''${name}`,
      length: row.sizeBytes,
    });
  }

  private store({ buffer, originalname, mimetype }: Upload): Promise<StoredFile> {
    // Browsers send the name in UTF-8, multer reads it as Latin-1.
    const name = Buffer.from(originalname, 'latin1').toString('utf8').slice(0, 200);
    return this.storage.files.put(buffer, name, mimetype);
  }
}

/** A form sends a list as JSON, as one value or as several fields of one name. */
function listOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (!value.startsWith('[')) return value === '' ? [] : [value];
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return [value];
  }
}
