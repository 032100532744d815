import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
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

  /** One page of tasks: mine to do, done by me, or all that are open. */
  @Get()
  list(@Query({ schema: List }) filter: z.output<typeof List>, @CurrentActor() actor: Actor): Promise<Page<TaskRow>> {
    return this.tasks.list(filter, actor);
  }

  /** The task with its form, my draft, and whether I may act. */
  @Get(':taskKey')
  get(@Param('taskKey') taskKey: string, @CurrentActor() actor: Actor): Promise<TaskDetail> {
    return this.tasks.get(taskKey, actor);
  }

  /** Takes the task for me alone. */
  @Post(':taskKey/claim')
  @HttpCode(204)
  claim(@Param('taskKey') taskKey: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.claim(taskKey, actor);
  }

  /** Gives the task back to everybody who may do it. */
  @Post(':taskKey/release')
  @HttpCode(204)
  release(@Param('taskKey') taskKey: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.release(taskKey, actor);
  }

  /** Keeps what I typed. */
  @Put(':taskKey/draft')
  @HttpCode(204)
  saveDraft(
    @Param('taskKey') taskKey: string,
    @Body({ schema: Values }) body: z.output<typeof Values>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.tasks.saveDraft(taskKey, body.values, actor);
  }

  /** Completes the task by its act. 409 with obligation, article and remedy when the law does not allow it yet. */
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
