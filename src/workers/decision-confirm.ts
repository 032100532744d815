import { Injectable } from '@nestjs/common';
import { CaseFileService } from '../cases/index.js';
import type { ActivatedJob, JobOutcome } from '../orchestration/index.js';
import type { Refusal } from '../platform/index.js';
import { caseIdOf } from './job-handler.js';
import type { JobHandler } from './job-handler.js';

/**
 * Lets a token pass the decision only when the case file holds a lawful one; the outcome is the file's, whatever the
 * process variables say. Otherwise the job fails for good, and its incident names the obligation. Reads only, so it may
 * run again.
 */
@Injectable()
export class DecisionConfirm implements JobHandler {
  readonly jobType = 'decision.confirm';

  constructor(private readonly files: CaseFileService) {}

  async handle(job: ActivatedJob): Promise<JobOutcome> {
    const caseId = caseIdOf(job);
    if (caseId === null) return refused('PEN-01 流程实例没有案件编号 / the instance names no case');
    const confirmed = await this.files.decisionFor(caseId);
    if (!confirmed.ok) return refused(confirmed.refusals.map(textOf).join('; '));
    const { outcome: decisionOutcome, payDueAt } = confirmed;
    return { kind: 'completed', variables: payDueAt === null ? { decisionOutcome } : { decisionOutcome, payDueAt } };
  }
}

function textOf({ obligationId, article, missing }: Refusal): string {
  return `${obligationId} ${missing.zh}（${article}） / ${missing.en}`;
}

function refused(message: string): JobOutcome {
  return { kind: 'failed', retries: 0, message };
}
