import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { checkStructure } from '../law/index.js';
import { parseDecisions, parseProcesses } from '../model/index.js';
import type { ExecutableProcess, Finding, LocalText } from '../model/index.js';
import { EngineError, JOB_CLIENT } from '../orchestration/index.js';
import type { JobClient } from '../orchestration/index.js';
import { CLOCK, Database, Problem, today } from '../platform/index.js';
import type { Actor } from '../platform/index.js';
import type { Clock } from '../protocol/index.js';
import { callClosure } from './call-closure.js';
import { DecisionTableRow, ProcedureDraftRow, ProcedureVersionRow } from './entities.js';
import { ProceduresService } from './procedures.service.js';

/** Who deploys: a person, or the release itself. */
export type Deployer = Pick<Actor, 'name'> & { readonly id: string | null };

export interface ProcedureResource {
  readonly procedureId: string;
  readonly xml: string;
  /** Form schemas by act. */
  readonly forms: Readonly<Record<string, object>>;
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
    @Inject(JOB_CLIENT) private readonly client: JobClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything that speaks against deploying the diagram as the procedure, beside the others as they stand; empty when nothing does. */
  async check(procedureId: string, xml: string): Promise<readonly Finding[]> {
    const { version } = await this.procedures.current(procedureId);
    const base = await this.procedures.resources(procedureId, version);
    return (await this.readBeside(await this.procedures.models(), { procedureId, xml, forms: base?.forms ?? {} }))
      .findings;
  }

  /** The new version is deployed and approved, and the draft is gone. 422 with the findings, and nothing changed, when a check or the engine refuses. */
  async deployEdited(procedureId: string, xml: string, note: string, actor: Actor): Promise<{ version: number }> {
    const { version } = await this.procedures.current(procedureId);
    const base = await this.procedures.resources(procedureId, version);
    const resource = { procedureId, xml, forms: base?.forms ?? {} };
    const { process, findings } = await this.readBeside(await this.procedures.models(), resource);
    if (process === null) throw refused(findings);
    return this.deploy(process, resource, note, actor);
  }

  /**
   * The resources are deployed and approved, in the order given. They are checked together, since procedures are checked
   * with what they call. Rejects with the findings, and deploys none, when a check refuses one.
   */
  async deployTogether(resources: readonly ProcedureResource[], note: string, deployer: Deployer): Promise<void> {
    const read = await Promise.all(resources.map((resource) => this.read(resource)));
    const processes = read.flatMap(({ process }) => process ?? []);
    const together = callClosure(processes, await this.procedures.models());
    const findings = [...read.flatMap((one) => one.findings), ...checkStructure(together)];
    if (findings.length > 0) throw refused(findings);
    for (const [at, process] of processes.entries()) {
      await this.deploy(process, resources[at] as ProcedureResource, note, deployer);
    }
  }

  private async deploy(
    process: ExecutableProcess,
    resource: ProcedureResource,
    note: string,
    deployer: Deployer,
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
    };
    await this.database.write(async (em) => {
      // An unchanged diagram keeps its version in the engine, and its row here says who approved it first.
      await em.createQueryBuilder().insert().into(ProcedureVersionRow).values(row).orIgnore().execute();
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
    return this.deployDecisions({ procedureId, ...resource, validFrom }, actor);
  }

  /** The process as it would stand beside the others, or why not. */
  private async readBeside(others: readonly ExecutableProcess[], resource: ProcedureResource): Promise<Read> {
    const read = await this.read(resource);
    if (read.process === null) return read;
    const findings = checkStructure(callClosure([read.process], others));
    return findings.length === 0 ? read : { process: null, findings };
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
