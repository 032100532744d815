import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../law/calendar/local-date.js';
import type { Verdict } from '../law/prover/verdict.js';
import { parseProcesses } from '../model/index.js';
import type { ExecutableElement, ExecutableProcess } from '../model/index.js';
import { DeployedProcessRow } from '../orchestration/index.js';
import { Database, Problem } from '../platform/index.js';
import { DecisionTableRow, ProcedureVersionRow, ProofExceptionRow } from './entities.js';
import type { ProofReason } from './proof-findings.js';

export interface ProcedureResources {
  readonly xml: string;
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly xml: string }[];
  /** Form schemas by act. */
  readonly forms: Readonly<Record<string, object>>;
}

export interface ProcedureVersionView {
  readonly version: number;
  readonly deployedAt: string;
  readonly deployedBy: string;
  readonly note: string | null;
  /** `foreign`: the engine holds it, but it was not checked and deployed here; no case is ever started on it. */
  readonly state: 'approved' | 'foreign';
  /** Null: it was not deployed here, or before there was a prover. */
  readonly verdict: Verdict | null;
  /** Null: none was needed. */
  readonly exception: ProofExceptionView | null;
}

/** What a legal officer signed to put a version into force that was not proved. */
export interface ProofExceptionView {
  readonly reason: string;
  readonly signedBy: string;
  readonly signedAt: string;
  readonly reasons: readonly ProofReason[];
}

/** What is deployed, read only. */
@Injectable()
export class ProceduresService {
  private readonly parsed = new Map<string, Promise<ExecutableProcess | null>>();

  constructor(private readonly database: Database) {}

  /** The newest approved version, on which new instances run. Rejects with 404 when there is none. */
  async current(bpmnProcessId: string): Promise<{ version: number; definitionKey: string }> {
    const row = await this.newest(bpmnProcessId);
    if (row === null) throw unknownProcedure(bpmnProcessId);
    return { version: row.version, definitionKey: row.definitionKey };
  }

  /** Resources of an approved version, with the decision tables as they are now; null when it was not approved here. */
  async resources(bpmnProcessId: string, version: number): Promise<ProcedureResources | null> {
    const row = await this.approved(bpmnProcessId, version);
    if (row === null) return null;
    return { xml: row.xml, forms: row.forms, decisions: await this.tables(bpmnProcessId) };
  }

  /** The newest approved version of each procedure, by id. */
  async list(): Promise<
    { procedureId: string; name: string; version: number; deployedAt: string; deployedBy: string }[]
  > {
    const rows = await this.database.reader.find(ProcedureVersionRow, {
      select: { procedureId: true, name: true, version: true, deployedAt: true, deployedBy: true },
      order: { procedureId: 'ASC', version: 'ASC' },
    });
    return [...new Map(rows.map((row) => [row.procedureId, row])).values()].map((row) => ({
      procedureId: row.procedureId,
      name: row.name,
      version: row.version,
      deployedAt: new Date(row.deployedAt).toISOString(),
      deployedBy: row.deployedBy,
    }));
  }

  /** Every version the engine holds or held, newest first. */
  async versions(procedureId: string): Promise<ProcedureVersionView[]> {
    const [approved, exceptions, deployed] = await Promise.all([
      this.database.reader.findBy(ProcedureVersionRow, { procedureId }),
      this.database.reader.findBy(ProofExceptionRow, { procedureId, resource: 'diagram' }),
      this.database.reader.findBy(DeployedProcessRow, { bpmnProcessId: procedureId }),
    ]);
    if (approved.length + deployed.length === 0) throw unknownProcedure(procedureId);
    const known = new Set(approved.map((row) => row.version));
    const foreign = deployed.filter((row) => !known.has(row.version));
    const signed = (row: ProcedureVersionRow): ProofExceptionRow | null =>
      exceptions.find(({ version }) => version === row.version) ?? null;
    const views = approved.map((row) => approvedView(row, signed(row)));
    return [...views, ...foreign.map(foreignView)].sort((a, b) => b.version - a.version);
  }

  /** One version with its resources. 404 when the engine never had it. */
  async version(
    procedureId: string,
    version: number | 'latest',
  ): Promise<ProcedureVersionView & ProcedureResources & { procedureId: string }> {
    const number = version === 'latest' ? (await this.current(procedureId)).version : version;
    const row = await this.approved(procedureId, number);
    if (row !== null) {
      return {
        procedureId,
        ...approvedView(row, await this.exception(procedureId, number)),
        xml: row.xml,
        forms: row.forms,
        decisions: await this.tables(procedureId),
      };
    }
    const foreign = await this.database.reader.findOneBy(DeployedProcessRow, {
      bpmnProcessId: procedureId,
      version: number,
    });
    if (foreign === null) throw unknownProcedure(`${procedureId} v${number}`);
    return { procedureId, ...foreignView(foreign), xml: foreign.xml ?? '', forms: {}, decisions: [] };
  }

  /** The newest approved version of each procedure, as the engine runs it. */
  async models(): Promise<ExecutableProcess[]> {
    const newest = await this.list();
    const models = await Promise.all(newest.map(({ procedureId, version }) => this.model(procedureId, version)));
    return models.flatMap((model) => model ?? []);
  }

  /** Definition keys of all approved versions. */
  async approvedKeys(): Promise<readonly string[]> {
    const rows = await this.database.reader.find(ProcedureVersionRow, {
      select: { procedureId: true, version: true, definitionKey: true },
    });
    return rows.map((row) => row.definitionKey);
  }

  /** The diagram of any version the engine holds; null when nobody kept it. */
  async xml(bpmnProcessId: string, version: number): Promise<string | null> {
    const approved = await this.approved(bpmnProcessId, version);
    if (approved !== null) return approved.xml;
    return (await this.database.reader.findOneBy(DeployedProcessRow, { bpmnProcessId, version }))?.xml ?? null;
  }

  /** The element of a deployed version; null when the version or the element is unknown. */
  async element(bpmnProcessId: string, version: number, elementId: string): Promise<ExecutableElement | null> {
    return (await this.model(bpmnProcessId, version))?.elements.get(elementId) ?? null;
  }

  /** The tables of the procedure that count on the day (default: the newest), one per resource. */
  async decisions(procedureId: string, onDate: LocalDate | null = null): Promise<DecisionTableRow[]> {
    const rows = await this.database.reader.find(DecisionTableRow, { where: { procedureId }, order: { seq: 'ASC' } });
    const valid = rows.filter((row) => onDate === null || row.validFrom === null || row.validFrom <= onDate);
    return [...new Map(valid.map((row) => [row.drgId, row])).values()];
  }

  private async tables(procedureId: string): Promise<ProcedureResources['decisions']> {
    return (await this.decisions(procedureId)).map(({ drgId, name, xml }) => ({ id: drgId, name, xml }));
  }

  /** A deployed version, parsed once; null when nobody kept its diagram. */
  private async model(bpmnProcessId: string, version: number): Promise<ExecutableProcess | null> {
    const id = `${bpmnProcessId} ${version}`;
    const parsing = this.parsed.get(id) ?? this.parse(bpmnProcessId, version);
    this.parsed.set(id, parsing);
    const process = await parsing;
    // A version whose record has not arrived yet may be known the next time.
    if (process === null) this.parsed.delete(id);
    return process;
  }

  private async parse(bpmnProcessId: string, version: number): Promise<ExecutableProcess | null> {
    const xml = await this.xml(bpmnProcessId, version);
    if (xml === null) return null;
    const result = await parseProcesses(xml);
    return result.ok ? (result.processes.find((process) => process.bpmnProcessId === bpmnProcessId) ?? null) : null;
  }

  private exception(procedureId: string, version: number): Promise<ProofExceptionRow | null> {
    return this.database.reader.findOneBy(ProofExceptionRow, { procedureId, resource: 'diagram', version });
  }

  private newest(procedureId: string): Promise<ProcedureVersionRow | null> {
    return this.database.reader.findOne(ProcedureVersionRow, { where: { procedureId }, order: { version: 'DESC' } });
  }

  private approved(procedureId: string, version: number): Promise<ProcedureVersionRow | null> {
    return this.database.reader.findOneBy(ProcedureVersionRow, { procedureId, version });
  }
}

export function unknownProcedure(id: string): Problem {
  return Problem.notFound({ zh: `没有部署流程 ${id}`, en: `no procedure ${id} is deployed` });
}

function approvedView(row: ProcedureVersionRow, exception: ProofExceptionRow | null): ProcedureVersionView {
  const { version, deployedBy, note, verdict } = row;
  const deployedAt = new Date(row.deployedAt).toISOString();
  return { version, deployedAt, deployedBy, note, state: 'approved', verdict, exception: exceptionView(exception) };
}

function exceptionView(row: ProofExceptionRow | null): ProofExceptionView | null {
  if (row === null) return null;
  const { reason, signedBy, signedAt, reasons } = row;
  return { reason, signedBy, signedAt: new Date(signedAt).toISOString(), reasons };
}

function foreignView(row: DeployedProcessRow): ProcedureVersionView {
  const deployedAt = new Date(row.deployedAt).toISOString();
  const unknown = { deployedBy: '引擎接口 (gateway)', note: null, verdict: null, exception: null };
  return { version: row.version, deployedAt, state: 'foreign', ...unknown };
}
