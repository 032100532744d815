import { Injectable, Logger } from '@nestjs/common';
import { LimitsService, limitForTask } from '../cases/index.js';
import type { LimitView } from '../cases/index.js';
import { limits } from '../law/index.js';
import { Projector, UserTaskRow } from '../orchestration/index.js';
import { Database } from '../platform/index.js';

const CASES_AT_ONCE = 50;

/**
 * Keeps on each open task of a case the limit it runs against, so that lists sort by it in the database. Works off the
 * mark `limitStale`, which is set with every new task of the case: nothing is forgotten by a crash.
 */
@Injectable()
export class LimitKeeper {
  private readonly logger = new Logger(LimitKeeper.name);
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly projector: Projector,
    private readonly limits: LimitsService,
  ) {}

  start(): void {
    this.projector.onProjected(() => this.wake());
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private wake(): void {
    this.again = true;
    if (this.running !== null || this.stopped) return;
    this.running = this.refresh()
      .catch((error: unknown) => this.logger.error(`limits of tasks could not be computed: ${String(error)}`))
      .finally(() => {
        this.running = null;
        if (this.again) this.wake();
      });
  }

  private async refresh(): Promise<void> {
    this.again = false;
    const rows = await this.database.reader
      .createQueryBuilder(UserTaskRow, 'task')
      .select('DISTINCT task.caseId', 'caseId')
      .where(`task.limitStale = :yes AND task.state = 'OPEN' AND task.caseId IS NOT NULL`, { yes: true })
      .limit(CASES_AT_ONCE)
      .getRawMany<{ caseId: string }>();
    const ids = rows.map(({ caseId }) => caseId);
    const limits = await this.limits.forCases(this.database.reader, ids);
    for (const caseId of ids) {
      if (this.stopped) return;
      await this.store(caseId, limits.get(caseId) ?? []);
    }
    this.again ||= rows.length === CASES_AT_ONCE;
  }

  private async store(caseId: string, limits: readonly LimitView[]): Promise<void> {
    await this.database.writeDerived(async (em) => {
      for (const task of await em.findBy(UserTaskRow, { caseId, state: 'OPEN' })) {
        const limit = limitForTask(task.elementId, limits);
        const dueOn = limit === null ? null : watchedDay(limit);
        await em.update(
          UserTaskRow,
          { taskKey: task.taskKey },
          { limit: limit as object | null, dueOn, limitStale: false },
        );
      }
    });
  }
}

/** The day the light looks at: an organ works by the safe day, a party's right lasts to the statutory one. */
function watchedDay(limit: LimitView): string | null {
  return limits[limit.limitId].role === 'organ' ? limit.dueSafe : limit.due;
}
