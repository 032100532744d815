import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Database, Problem } from '../platform/index.js';
import type { Actor } from '../platform/index.js';
import type { Clock } from '../protocol/index.js';
import { ProcedureDraftRow } from './entities.js';
import { ProceduresService } from './procedures.service.js';

export interface DraftView {
  readonly xml: string;
  readonly note: string;
  readonly baseVersion: number;
  readonly revision: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** The one draft per procedure. Whoever saves names the revision seen last, so nobody overwrites what somebody else saved. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProceduresService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** 404 when nobody has begun one. */
  async get(procedureId: string): Promise<DraftView> {
    const row = await this.database.reader.findOneBy(ProcedureDraftRow, { procedureId });
    if (row === null) throw Problem.notFound({ zh: '没有草稿', en: `there is no draft of ${procedureId}` });
    return view(row);
  }

  /** The draft is as given, one revision on (0 before the first save). 409 `draft-changed` when the revision is not the last one. */
  async save(
    procedureId: string,
    draft: { xml: string; note: string; baseVersion: number; revision: number },
    actor: Actor,
  ): Promise<DraftView> {
    await this.procedures.current(procedureId);
    return this.database.write(async (em) => {
      const before = await em.findOneBy(ProcedureDraftRow, { procedureId });
      if ((before?.revision ?? 0) !== draft.revision) throw changed(before);
      const revision = draft.revision + 1;
      const row = { procedureId, ...draft, revision, savedBy: actor.name, savedAt: this.clock.nowMs() };
      await em.save(ProcedureDraftRow, row);
      return view(row);
    });
  }

  async discard(procedureId: string): Promise<void> {
    await this.database.write((em) => em.delete(ProcedureDraftRow, { procedureId }));
  }
}

function view({ xml, note, baseVersion, revision, savedBy, savedAt }: ProcedureDraftRow): DraftView {
  return { xml, note, baseVersion, revision, savedBy, savedAt: new Date(savedAt).toISOString() };
}

function changed(before: ProcedureDraftRow | null): Problem {
  if (before === null) {
    return Problem.conflict('draft-changed', {
      zh: '草稿已被删除或部署',
      en: 'the draft was discarded or deployed meanwhile',
    });
  }
  return Problem.conflict('draft-changed', {
    zh: `${before.savedBy}已保存第${before.revision}稿，请重新打开草稿`,
    en: `${before.savedBy} saved revision ${before.revision} meanwhile: open the draft again`,
  });
}
