import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '../law/calendar/local-date.js';
import { prove, proveSoundness } from '../law/prover/index.js';
import type { ProofReport } from '../law/prover/verdict.js';
import { parseDecisions } from '../model/index.js';
import type { DecisionRequirementsGraph, ExecutableProcess } from '../model/index.js';
import { CLOCK, today } from '../platform/index.js';
import type { Clock } from '../protocol/index.js';
import { callClosure } from './call-closure.js';
import { calledProcessIds } from './called-process-ids.js';
import { ObligationFiles } from './obligation-files.js';
import { ProceduresService } from './procedures.service.js';

/** What a deployment may take of the processor; beyond it the answer is `not proved`. */
const BUDGET = { states: 400_000, ms: 5_000 };
const EXPLAIN_MS = 1_500;

/** Proves procedures as they would stand after a change, beside everything that is in force. */
@Injectable()
export class ProofService {
  private readonly tables = new Map<string, Promise<DecisionRequirementsGraph | null>>();

  constructor(
    private readonly procedures: ProceduresService,
    private readonly obligations: ObligationFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A report for every procedure that the change touches: a process that no other one calls, with what it calls, when one of
   * them is changed. So what calls a changed process is proved again. `tables`: decision tables that take the place of those
   * in force, by the id of their graph.
   */
  async prove(
    changed: readonly ExecutableProcess[],
    tables: readonly DecisionRequirementsGraph[] = [],
  ): Promise<readonly ProofReport[]> {
    const processes = callClosure(changed, await this.procedures.models());
    const decisions = await this.decisions(processes, tables);
    return rootsOf(processes).map((process) => this.proveOne(process, processes, decisions));
  }

  /** The procedures in force that the table's procedure is part of, with the table in place of the one in force. */
  async proveTable(procedureId: string, table: DecisionRequirementsGraph): Promise<readonly ProofReport[]> {
    const models = await this.procedures.models();
    const using = models.filter(({ bpmnProcessId }) => bpmnProcessId === procedureId);
    return this.prove(using, [table]);
  }

  private proveOne(
    { bpmnProcessId: procedure }: ExecutableProcess,
    processes: readonly ExecutableProcess[],
    decisions: readonly DecisionRequirementsGraph[],
  ): ProofReport {
    const on = localDate(today(this.clock));
    const options = { budget: BUDGET, explainMs: EXPLAIN_MS, now: cpuMs };
    const obligations = this.obligations.of(procedure);
    const request = { processes, procedure, decisions, on };
    return obligations === null ? proveSoundness(request, options) : prove({ ...request, obligations }, options);
  }

  private async decisions(
    processes: readonly ExecutableProcess[],
    changed: readonly DecisionRequirementsGraph[],
  ): Promise<readonly DecisionRequirementsGraph[]> {
    const rows = await Promise.all(processes.map(({ bpmnProcessId }) => this.procedures.decisions(bpmnProcessId)));
    const kept = rows.flat().filter(({ drgId }) => !changed.some(({ id }) => id === drgId));
    const parsed = await Promise.all(kept.map(({ hash, xml }) => this.table(hash, xml)));
    return [...changed, ...parsed.flatMap((drg) => drg ?? [])];
  }

  /** Parsed once; tables never change, a changed one has another hash. */
  private table(hash: string, xml: string): Promise<DecisionRequirementsGraph | null> {
    const known = this.tables.get(hash) ?? parseDecisions(xml).then((parsed) => (parsed.ok ? parsed.drg : null));
    this.tables.set(hash, known);
    return known;
  }
}

/** Time that this process has used: a busy machine makes nothing less proved. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Processes that no other one calls; with calls in a circle, those whose circle nothing else leads to. */
function rootsOf(processes: readonly ExecutableProcess[]): readonly ExecutableProcess[] {
  const called = new Set(processes.flatMap((process) => calledProcessIds(process)));
  const roots = processes.filter(({ bpmnProcessId }) => !called.has(bpmnProcessId));
  return roots.length > 0 ? roots : processes;
}
