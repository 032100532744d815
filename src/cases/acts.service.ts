import { Injectable } from '@nestjs/common';
import type { ActId } from '../law/facts.js';
import type { Actor, Refusal } from '../platform/index.js';

export interface PerformRequest {
  readonly act: string;
  readonly caseId: string;
  readonly actor: Actor;
  /** As they came: validated here. */
  readonly values: unknown;
  /** The task being completed; null: any open task of the case that the act completes, or a direct act. */
  readonly taskKey: string | null;
}

export interface ActResult {
  readonly act: ActId;
  readonly caseId: string;
  /** Id of the row that the act wrote. */
  readonly recordId: string;
  /** Entry in the record chain of the case. */
  readonly seq: number;
  /** The task that the engine is told to complete; null for direct acts. */
  readonly taskKey: string | null;
}

@Injectable()
export class ActsService {
  async perform(request: PerformRequest): Promise<ActResult> {
    throw new Error(`not yet: ${request.act}`);
  }

  async judge(act: string, caseId: string, actor: Actor, values?: unknown): Promise<readonly Refusal[]> {
    throw new Error(`not yet: ${act} ${caseId} ${actor.id} ${typeof values}`);
  }
}
