import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DoneSchema, TaskDetailSchema, TaskPageSchema } from './views.js';
import { CurrentActor } from '../platform/index.js';
import type { Actor, Page } from '../platform/index.js';
import type { TaskDetail, TaskRow } from './task-row.js';
import { TasksService } from './tasks.service.js';

const text = z
  .string()
  .trim()
  .max(200)
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));
const whole = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);
const List = z.object({
  scope: z.enum(['mine', 'done', 'all']).default('mine'),
  q: text,
  caseId: text,
  sort: z.enum(['remaining', 'created']).default('remaining'),
  page: whole(1, 1_000_000),
  pageSize: whole(20, 200),
});
const Values = z.object({ values: z.record(z.string(), z.unknown()) });

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @ApiOperation({ summary: 'One page of tasks: mine to do, done by me, or all that are open.' })
  @ApiResponse({ status: 200, standardSchema: TaskPageSchema })
  @Get()
  list(@Query({ schema: List }) filter: z.output<typeof List>, @CurrentActor() actor: Actor): Promise<Page<TaskRow>> {
    return this.tasks.list(filter, actor);
  }

  @ApiOperation({ summary: 'The task with its form, my draft, and whether I may act.' })
  @ApiResponse({ status: 200, standardSchema: TaskDetailSchema })
  @Get(':taskKey')
  get(@Param('taskKey') taskKey: string, @CurrentActor() actor: Actor): Promise<TaskDetail> {
    return this.tasks.get(taskKey, actor);
  }

  @ApiOperation({ summary: 'Takes the task for me alone. 409 when somebody was faster.' })
  @Post(':taskKey/claim')
  @HttpCode(204)
  claim(@Param('taskKey') taskKey: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.claim(taskKey, actor);
  }

  @ApiOperation({ summary: 'Gives the task back to everybody who may do it.' })
  @Post(':taskKey/release')
  @HttpCode(204)
  release(@Param('taskKey') taskKey: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.release(taskKey, actor);
  }

  @ApiOperation({ summary: 'Keeps what I typed.' })
  @Put(':taskKey/draft')
  @HttpCode(204)
  saveDraft(
    @Param('taskKey') taskKey: string,
    @Body({ schema: Values }) body: z.output<typeof Values>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.tasks.saveDraft(taskKey, body.values, actor);
  }

  @ApiOperation({
    summary:
      'Completes the task by its act. 409 with obligation, article and remedy when the law does not allow it yet.',
  })
  @ApiResponse({ status: 200, standardSchema: DoneSchema })
  @Post(':taskKey/completion')
  @HttpCode(200)
  async complete(
    @Param('taskKey') taskKey: string,
    @Body({ schema: Values }) body: z.output<typeof Values>,
    @CurrentActor() actor: Actor,
  ): Promise<{ ok: true }> {
    await this.tasks.complete(taskKey, body.values, actor);
    return { ok: true };
  }
}
