import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, today } from '../platform/index.js';
import type { Clock } from '../protocol/index.js';
import { ObligationFiles } from './obligation-files.js';
import { ProceduresService } from './procedures.service.js';

export interface ProvingView {
  readonly obligations: string | null;
  readonly others: readonly {
    readonly procedureId: string;
    readonly xml: string;
    readonly obligations: string | null;
  }[];
  readonly decisions: readonly { readonly id: string; readonly xml: string }[];
  readonly on: string;
}

/** What the browser needs to prove a diagram by itself while it is being drawn. */
@Injectable()
export class ProvingService {
  constructor(
    private readonly procedures: ProceduresService,
    private readonly obligations: ObligationFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** 404 when the procedure is not in force. */
  async of(procedureId: string): Promise<ProvingView> {
    await this.procedures.current(procedureId);
    const inForce = await this.procedures.list();
    const others = inForce.filter((one) => one.procedureId !== procedureId);
    return {
      obligations: this.obligations.text(procedureId),
      others: await Promise.all(others.map((one) => this.other(one.procedureId, one.version))),
      decisions: (await Promise.all(inForce.map((one) => this.procedures.decisions(one.procedureId))))
        .flat()
        .map(({ drgId, xml }) => ({ id: drgId, xml })),
      on: today(this.clock),
    };
  }

  private async other(procedureId: string, version: number): Promise<ProvingView['others'][number]> {
    const xml = (await this.procedures.xml(procedureId, version)) ?? '';
    return { procedureId, xml, obligations: this.obligations.text(procedureId) };
  }
}
