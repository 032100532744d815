import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ProofReport, Verdict } from '../law/prover/verdict.js';
import { parseDecisions, parseProcesses } from '../model/index.js';
import type { ExecutableProcess, Finding, LocalText } from '../model/index.js';
import { EngineError, JOB_CLIENT } from '../orchestration/index.js';
import type { JobClient } from '../orchestration/index.js';
import { CLOCK, Database, Problem, today } from '../platform/index.js';
import type { Actor } from '../platform/index.js';
import type { Clock } from '../protocol/index.js';
import { DecisionTableRow, ProcedureDraftRow, ProcedureVersionRow, ProofExceptionRow } from './entities.js';
import { ProceduresService } from './procedures.service.js';
import { refutedIn, unprovedFindings, unprovedIn, verdictOf } from './proof-findings.js';
import { ProofService } from './proof.service.js';

/** Who deploys: a person, or the release itself. */
export type Deployer = Pick<Actor, 'name'> & { readonly id: string | null };

export interface ProcedureResource {
  readonly procedureId: string;
  readonly xml: string;
  /** Form schemas by act. */
  readonly forms: Readonly<Record<string, object>>;
}

/** What a legal officer signs to put into force what could not be proved. */
export interface ProofException {
  readonly reason: string;
  readonly signer: Actor;
}

/** Everything the checks say of a diagram that is to be deployed. */
export interface Checked {
  /** What speaks against it; empty: it may be deployed, with an exception when it is not proved. */
  readonly findings: readonly Finding[];
  /** Null: it cannot even be read, or no proof was asked for. */
  readonly verdict: Verdict | null;
  /** A report for every procedure it is part of. */
  readonly reports: readonly ProofReport[];
}

interface Read {
  readonly process: ExecutableProcess | null;
  readonly findings: readonly Finding[];
}

/** Puts versions of procedures and decision tables into force, after the checks. */
@Injectable()
export class DeploymentService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProceduresService,
    private readonly proofs: ProofService,
    @Inject(JOB_CLIENT) private readonly client: JobClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What the checks say of the diagram as the procedure, beside the others as they stand; nothing is changed. */
  async check(procedureId: string, xml: string, prove = true): Promise<Checked> {
    const { process, findings } = await this.readEdited(procedureId, xml);
    if (process === null || !prove) return { findings, verdict: null, reports: [] };
    const reports = await this.proofs.prove([process]);
    return { findings: refutedIn(reports), verdict: verdictOf(reports), reports };
  }

  /**
   * The new version is deployed and approved, and the draft is gone. 422 with the findings, and nothing changed, when a check or
   * the engine refuses, when something is refuted, and when something is not proved that nobody signed for.
   */
  async deployEdited(
    procedureId: string,
    xml: string,
    note: string,
    actor: Actor,
    exception: ProofException | null = null,
  ): Promise<{ version: number }> {
    const { process, resource, findings } = await this.readEdited(procedureId, xml);
    if (process === null) throw refused(findings);
    const reports = await this.proofs.prove([process]);
    mustBeProvedOr(exception, reports);
    const deployed = await this.deploy(process, resource, note, actor, reports);
    if (exception !== null) {
      await this.sign(exception, reports, { procedureId, resource: 'diagram', version: deployed.version, text: xml });
    }
    return deployed;
  }

  /**
   * The resources are deployed and approved, in the order given. They are proved together, since procedures are proved with what
   * they call. Rejects with the findings, and deploys none, when a check refuses one or something is refuted. What is not
   * proved of a release is deployed and said so in the list of versions.
   */
  async deployTogether(
    resources: readonly ProcedureResource[],
    note: string,
    deployer: Deployer,
  ): Promise<readonly ProofReport[]> {
    const read = await Promise.all(resources.map((resource) => this.read(resource)));
    const processes = read.flatMap(({ process }) => process ?? []);
    const unreadable = read.flatMap((one) => one.findings);
    if (unreadable.length > 0) throw refused(unreadable);
    const reports = await this.proofs.prove(processes);
    const refuted = refutedIn(reports);
    if (refuted.length > 0) throw refused(refuted);
    for (const [at, process] of processes.entries()) {
      await this.deploy(process, resources[at] as ProcedureResource, note, deployer, reports);
    }
    return reports;
  }

  private async deploy(
    process: ExecutableProcess,
    resource: ProcedureResource,
    note: string,
    deployer: Deployer,
    reports: readonly ProofReport[],
  ): Promise<{ version: number }> {
    const { procedureId, xml, forms } = resource;
    const deployed = await this.toEngine(`${procedureId}.bpmn`, xml);
    const known = deployed.processes.find((candidate) => candidate.bpmnProcessId === procedureId);
    if (known === undefined)
      throw new Error(`expected the engine to deploy ${procedureId}, found ${JSON.stringify(deployed)}`);
    const row = {
      procedureId,
      version: known.version,
      name: process.name ?? procedureId,
      definitionKey: known.processDefinitionKey,
      xml,
      hash: sha256(xml),
      forms: { ...forms },
      note,
      deployedById: deployer.id,
      deployedBy: deployer.name,
      deployedAt: this.clock.nowMs(),
      verdict: verdictOf(reports),
      proof: [...reports],
    };
    await this.database.write(async (em) => {
      // An unchanged diagram keeps its version in the engine, and its row here says who approved it first.
      await em
        .createQueryBuilder()
        .insert()
        .into(ProcedureVersionRow)
        .values(row as object)
        .orIgnore()
        .execute();
      if (deployer.id !== null) await em.delete(ProcedureDraftRow, { procedureId });
    });
    return { version: known.version };
  }

  /** The table is deployed and counts from `validFrom` on (default: today). 422 with findings, and nothing changed, when it is refused. */
  async deployDecisions(
    resource: { procedureId: string; xml: string; note: string; validFrom: string | null },
    deployer: Deployer,
  ): Promise<{ id: string; name: string }> {
    const { procedureId, xml, note, validFrom } = resource;
    const parsed = await parseDecisions(xml);
    if (!parsed.ok) throw refused(parsed.findings);
    const { drg } = parsed;
    await this.toEngine(`${procedureId}.${drg.id}.dmn`, xml);
    const row = {
      procedureId,
      drgId: drg.id,
      name: drg.name,
      decisionIds: drg.decisions.map((decision) => decision.id),
      xml,
      hash: sha256(xml),
      validFrom,
      note,
      deployedBy: deployer.name,
      deployedAt: this.clock.nowMs(),
    };
    await this.database.write((em) => em.insert(DecisionTableRow, row));
    return { id: drg.id, name: drg.name };
  }

  /** A changed table of the procedure, from a person. The engine routes by the newest table, so none may wait for a later day. */
  async deployEditedDecisions(
    procedureId: string,
    resource: { xml: string; note: string; validFrom: string | null },
    actor: Actor,
    exception: ProofException | null = null,
  ): Promise<{ id: string; name: string }> {
    const onFile = await this.procedures.decisions(procedureId);
    const parsed = await parseDecisions(resource.xml);
    if (!parsed.ok) throw refused(parsed.findings);
    const before = onFile.find((table) => table.drgId === parsed.drg.id);
    if (before === undefined)
      throw refused([
        unknownTable(
          procedureId,
          parsed.drg.id,
          onFile.map((table) => table.drgId),
        ),
      ]);
    const lost = before.decisionIds.find((id) => !parsed.drg.decisions.some((decision) => decision.id === id));
    if (lost !== undefined) throw refused([lostDecision(lost)]);
    const validFrom = resource.validFrom ?? today(this.clock);
    if (validFrom > today(this.clock)) throw refused([futureTable(validFrom)]);
    const reports = await this.proofs.proveTable(procedureId, parsed.drg);
    mustBeProvedOr(exception, reports);
    const deployed = await this.deployDecisions({ procedureId, ...resource, validFrom }, actor);
    if (exception !== null) {
      await this.sign(exception, reports, { procedureId, resource: deployed.id, version: null, text: resource.xml });
    }
    return deployed;
  }

  /** The exception is on record, beside what it was signed for. Nothing when everything was proved. */
  private async sign(
    { reason, signer }: ProofException,
    reports: readonly ProofReport[],
    { text, ...what }: { procedureId: string; resource: string; version: number | null; text: string },
  ): Promise<void> {
    const reasons = unprovedIn(reports);
    if (reasons.length === 0) return;
    const row = {
      ...what,
      hash: sha256(text),
      verdict: verdictOf(reports),
      reasons: [...reasons],
      reason,
      signedById: signer.id,
      signedBy: signer.name,
      signedAt: this.clock.nowMs(),
    };
    await this.database.write((em) => em.insert(ProofExceptionRow, row));
  }

  /** The edited diagram with the forms of the version in force, or why it cannot be deployed at all. */
  private async readEdited(procedureId: string, xml: string): Promise<Read & { resource: ProcedureResource }> {
    const { version } = await this.procedures.current(procedureId);
    const base = await this.procedures.resources(procedureId, version);
    const resource = { procedureId, xml, forms: base?.forms ?? {} };
    return { resource, ...(await this.read(resource)) };
  }

  /** The process alone: what the diagram itself must hold. */
  private async read({ procedureId, xml, forms }: ProcedureResource): Promise<Read> {
    const parsed = await parseProcesses(xml);
    if (!parsed.ok) return { process: null, findings: parsed.findings };
    const [process, second] = parsed.processes;
    if (process === undefined || second !== undefined || process.bpmnProcessId !== procedureId) {
      return { process: null, findings: [otherProcess(procedureId, parsed.processes)] };
    }
    const findings = tasksWithoutForm(process, forms);
    return { process: findings.length === 0 ? process : null, findings };
  }

  private async toEngine(name: string, content: string): ReturnType<JobClient['deploy']> {
    try {
      return await this.client.deploy(name, content);
    } catch (error) {
      if (error instanceof EngineError && error.status === 'INVALID_ARGUMENT') throw refused([engineRefusal(error)]);
      throw error;
    }
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Throws 422: refuted is never deployed, not proved only with a signature. */
function mustBeProvedOr(exception: ProofException | null, reports: readonly ProofReport[]): void {
  const refuted = refutedIn(reports);
  if (refuted.length > 0) throw refused(refuted);
  const reasons = unprovedIn(reports);
  if (reasons.length === 0 || exception !== null) return;
  const findings = unprovedFindings(reasons);
  throw new Problem({
    type: 'not-proved',
    status: 422,
    title: { zh: '未能证明，需要法制机构人员签署例外', en: 'Not proved: a legal officer has to sign an exception' },
    detail: {
      zh: findings.map((one) => one.message.zh).join('；'),
      en: findings.map((one) => one.message.en).join('; '),
    },
    findings,
  });
}

function refused(findings: readonly Finding[]): Problem {
  return new Problem({
    type: 'not-deployable',
    status: 422,
    title: { zh: '不能部署', en: 'Not deployable' },
    detail: {
      zh: findings.map((finding) => finding.message.zh).join('；'),
      en: findings.map((finding) => finding.message.en).join('; '),
    },
    findings,
  });
}

function finding(rule: string, elementId: string | null, message: LocalText, remedy: LocalText): Finding {
  return { rule, elementId, message, remedy };
}

function otherProcess(procedureId: string, found: readonly ExecutableProcess[]): Finding {
  const ids = found.map((process) => process.bpmnProcessId).join(', ') || '–';
  return finding(
    'one-process',
    null,
    {
      zh: `图中应当只有可执行流程 ${procedureId}，实际为：${ids}`,
      en: `expected the one executable process ${procedureId}, found: ${ids}`,
    },
    {
      zh: `将流程编号改为 ${procedureId}，并移除其他可执行流程`,
      en: `name the process ${procedureId} and remove other executable ones`,
    },
  );
}

/** A task is completed through the act its form names: without a form nobody could ever complete it. */
function tasksWithoutForm(process: ExecutableProcess, forms: Readonly<Record<string, object>>): Finding[] {
  const tasks = [...process.elements.values()].filter((element) => element.type === 'USER_TASK');
  return tasks
    .filter((task) => forms[task.userTask?.formKey ?? ''] === undefined)
    .map((task) =>
      finding(
        'task-with-act',
        task.id,
        {
          zh: `用户任务“${task.name ?? task.id}”的表单标识（${task.userTask?.formKey ?? '空'}）不是本程序的法定行为`,
          en: `user task ${task.id} names the form ${task.userTask?.formKey ?? '(none)'}, which is no act of this procedure`,
        },
        {
          zh: `将表单标识改为下列之一：${Object.keys(forms).join('、')}`,
          en: `name one of: ${Object.keys(forms).join(', ')}`,
        },
      ),
    );
}

function unknownTable(procedureId: string, found: string, expected: readonly string[]): Finding {
  return finding(
    'table-of-procedure',
    null,
    { zh: `流程 ${procedureId} 没有决策表 ${found}`, en: `procedure ${procedureId} has no decision table ${found}` },
    { zh: `决策表标识应为：${expected.join('、')}`, en: `expected one of: ${expected.join(', ')}` },
  );
}

function lostDecision(id: string): Finding {
  return finding(
    'decision-kept',
    id,
    { zh: `流程使用的决策 ${id} 不见了`, en: `the decision ${id}, which the procedure calls, is missing` },
    { zh: `保留决策 ${id}`, en: `keep the decision ${id}` },
  );
}

function futureTable(validFrom: string): Finding {
  return finding(
    'table-valid-today',
    null,
    { zh: `生效日期 ${validFrom} 晚于今天`, en: `valid from ${validFrom}, which is after today` },
    { zh: '在生效之日再部署', en: 'deploy it on the day it comes into force' },
  );
}

function engineRefusal(error: EngineError): Finding {
  return finding(
    'engine',
    null,
    { zh: `流程引擎拒绝部署：${error.message}`, en: `the engine refuses the deployment: ${error.message}` },
    { zh: '按照说明修改流程图', en: 'mend the diagram as told' },
  );
}
