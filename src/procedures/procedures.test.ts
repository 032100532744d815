import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { parseDecisions } from '../model/index.js';
import { DeployedProcessRow, EngineError } from '../orchestration/index.js';
import type { JobClient } from '../orchestration/index.js';
import * as orchestration from '../orchestration/persistence.js';
import { openDatabase } from '../platform/index.js';
import type { Actor, Database, Problem } from '../platform/index.js';
import { ProcedureDecisionTables } from './decision-tables.js';
import { DeploymentService, sha256 } from './deployment.service.js';
import { DraftsService } from './drafts.service.js';
import { ProcedureVersionRow, ProofExceptionRow } from './entities.js';
import { ObligationFiles } from './obligation-files.js';
import * as persistence from './persistence.js';
import { ProcedureLoader } from './procedure-loader.js';
import { ProceduresService } from './procedures.service.js';
import { ProofService } from './proof.service.js';

Logger.overrideLogger(false);
const PROCESSES = fileURLToPath(new URL('../../processes/', import.meta.url));
const clock = { nowMs: () => Date.parse('2026-09-07T10:00:00+08:00') };
const zhou: Actor = { id: 'zhou.min', username: 'zhou.min', name: '周敏', roles: ['legal_office'] };

/** An engine that gives each new text of a process the next version, as a gateway does, and may be told to refuse. */
class Engine {
  readonly deployed: string[] = [];
  refuses: string | null = null;
  private readonly versions = new Map<string, string[]>();

  readonly client = {
    deploy: async (name: string, content: string) => {
      if (this.refuses !== null) throw new EngineError('INVALID_ARGUMENT', this.refuses);
      this.deployed.push(name);
      if (name.endsWith('.dmn')) return { processes: [], decisions: [] };
      const bpmnProcessId = name.replace('.bpmn', '');
      const known = this.versions.get(bpmnProcessId) ?? [];
      if (!known.includes(content)) known.push(content);
      this.versions.set(bpmnProcessId, known);
      const version = known.indexOf(content) + 1;
      return {
        processes: [{ bpmnProcessId, version, processDefinitionKey: `${bpmnProcessId}-${version}` }],
        decisions: [],
      };
    },
  } as unknown as JobClient;
}

let folder: string;
let database: Database;
let engine: Engine;
let procedures: ProceduresService;
let deployment: DeploymentService;
let drafts: DraftsService;
let obligations: ObligationFiles;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-procedures-'));
  database = await openDatabase({ kind: 'sqlite', file: join(folder, 'fadu.db') }, [orchestration, persistence]);
  engine = new Engine();
  procedures = new ProceduresService(database);
  obligations = new ObligationFiles();
  const proofs = new ProofService(procedures, obligations, clock);
  deployment = new DeploymentService(database, procedures, proofs, engine.client, clock);
  drafts = new DraftsService(database, procedures, clock);
  await new ProcedureLoader(database, deployment, obligations).load(PROCESSES);
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const currentXml = async (): Promise<string> => (await procedures.version('penalty-case', 'latest')).xml;
const problemOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => {
      throw new Error('expected a refusal');
    },
    (error: Problem) => error,
  );

describe('loading the procedures of the release', () => {
  it('should deploy tables and called procedures before the procedure that needs them, each once', async () => {
    // given what the first start deployed
    const first = [...engine.deployed];
    const at = (part: string): number => first.findIndex((name) => name.includes(part));
    expect(at('penalty-thresholds')).toBeLessThan(at('penalty-case.bpmn'));
    expect(at('service-of-documents.bpmn')).toBeLessThan(at('penalty-case.bpmn'));
    // when the service starts again, then nothing is deployed
    await new ProcedureLoader(database, deployment, obligations).load(PROCESSES);
    expect(engine.deployed).toEqual(first);
    expect(await procedures.current('penalty-case')).toMatchObject({ version: 1 });
  });
});

describe('deploying an edited procedure', () => {
  it('should approve the new version and end the draft', async () => {
    // given
    const xml = (await currentXml())
      .replace('name="归档"', 'name="立卷归档"')
      .replace('</bpmn:process>', '<!-- --></bpmn:process>');
    await drafts.save('penalty-case', { xml, note: '试改', baseVersion: 1, revision: 0 }, zhou);
    // when
    expect(await deployment.deployEdited('penalty-case', xml, '改名', zhou)).toEqual({ version: 2 });
    // then
    expect(await procedures.versions('penalty-case')).toMatchObject([
      { version: 2, deployedBy: '周敏', note: '改名', state: 'approved' },
      { version: 1, state: 'approved' },
    ]);
    expect(await procedures.current('penalty-case')).toMatchObject({ version: 2 });
    expect((await problemOf(drafts.get('penalty-case'))).body.status).toBe(404);
  });

  it('should refuse a way around the legal review and change nothing', async () => {
    // given the flow after the hearing led to the decision instead of to the review
    const xml = (await currentXml()).replaceAll('targetRef="pen_legal_review"', 'targetRef="pen_decide"');
    const deployed = engine.deployed.length;
    // when
    const { body } = await problemOf(deployment.deployEdited('penalty-case', xml, '绕过', zhou));
    // then
    expect(body).toMatchObject({ type: 'not-deployable', status: 422 });
    expect(body.findings).toContainEqual(
      expect.objectContaining({
        rule: 'PEN-01',
        obligationId: 'PEN-01',
        elementId: 'pen_decide',
        sentence: expect.objectContaining({ zh: expect.stringContaining('法制审核') as unknown }) as unknown,
        path: expect.arrayContaining(['pen_start', 'pen_decide']) as unknown,
      }),
    );
    expect(engine.deployed).toHaveLength(deployed);
    expect(await procedures.current('penalty-case')).toMatchObject({ version: 1 });
  });

  it('should keep what was proved of a version', async () => {
    const row = await database.reader.findOneBy(ProcedureVersionRow, { procedureId: 'penalty-case', version: 1 });
    expect(row?.verdict).toBe('proved');
    expect(row?.proof).toMatchObject([{ procedure: 'penalty-case', verdict: 'proved', soundness: [] }]);
    expect(await procedures.versions('penalty-case')).toMatchObject([{ verdict: 'proved', exception: null }]);
  });

  it('should put into force what is not proved only with an exception that a legal officer signs', async () => {
    // given a worker that nobody knows, before the gateway that asks whether the party is to be notified
    const xml = withUnknownWorker(await currentXml());
    const deployed = engine.deployed.length;
    // when it is deployed without a signature, then nothing is changed
    const { body } = await problemOf(deployment.deployEdited('penalty-case', xml, '评分', zhou));
    expect(body).toMatchObject({ type: 'not-proved', status: 422 });
    expect(body.findings?.length).toBeGreaterThan(0);
    expect(engine.deployed).toHaveLength(deployed);
    // when it is signed, then who, when, why and for which diagram is on record
    const exception = { reason: '已人工核对评分程序', signer: zhou };
    expect(await deployment.deployEdited('penalty-case', xml, '评分', zhou, exception)).toEqual({ version: 2 });
    const [row] = await database.reader.find(ProofExceptionRow);
    expect(row).toMatchObject({
      procedureId: 'penalty-case',
      resource: 'diagram',
      version: 2,
      hash: sha256(xml),
      verdict: 'not proved',
      reason: '已人工核对评分程序',
      signedById: 'zhou.min',
      signedAt: clock.nowMs(),
    });
    expect(row?.reasons.length).toBeGreaterThan(0);
    expect((await procedures.versions('penalty-case'))[0]).toMatchObject({
      version: 2,
      verdict: 'not proved',
      exception: { signedBy: '周敏', reason: '已人工核对评分程序' },
    });
  });

  it('should not put into force what is refuted, whoever signs', async () => {
    const xml = (await currentXml()).replaceAll('targetRef="pen_legal_review"', 'targetRef="pen_decide"');
    const exception = { reason: '急', signer: zhou };
    const { body } = await problemOf(deployment.deployEdited('penalty-case', xml, '绕过', zhou, exception));
    expect(body).toMatchObject({ type: 'not-deployable', status: 422 });
    expect(await database.reader.count(ProofExceptionRow)).toBe(0);
  });

  it('should sign for nothing that was proved', async () => {
    const xml = (await currentXml()).replace('</bpmn:process>', '<!-- --></bpmn:process>');
    const exception = { reason: '以防万一', signer: zhou };
    await deployment.deployEdited('penalty-case', xml, 'x', zhou, exception);
    expect(await database.reader.count(ProofExceptionRow)).toBe(0);
  });

  it('should prove again what calls the changed process', async () => {
    // given a service of documents in which somebody decides
    const xml = (await procedures.version('service-of-documents', 'latest')).xml;
    const checked = await deployment.check(
      'service-of-documents',
      xml.replace('name="step" value="service"', 'name="step" value="decision"'),
    );
    expect(checked.reports.map(({ procedure }) => procedure)).toEqual(['penalty-case']);
    expect(checked.verdict).toBe('refuted');
  });

  it('should refuse another process, and a task no act completes', async () => {
    const xml = await currentXml();
    const other = await deployment.check('penalty-case', xml.replaceAll('"penalty-case"', '"other-case"'));
    expect(other.findings).toMatchObject([{ rule: 'one-process' }]);
    const unknownAct = await deployment.check(
      'penalty-case',
      xml.replace('formKey="archiving"', 'formKey="shredding"'),
    );
    expect(unknownAct.findings).toMatchObject([{ rule: 'task-with-act', elementId: 'pen_archive' }]);
  });

  it('should tell what the engine refuses, and change nothing', async () => {
    engine.refuses = 'expected something else';
    const xml = (await currentXml()).replace('</bpmn:process>', '<!-- --></bpmn:process>');
    const { body } = await problemOf(deployment.deployEdited('penalty-case', xml, 'x', zhou));
    expect(body.findings).toMatchObject([{ rule: 'engine' }]);
    expect(await procedures.current('penalty-case')).toMatchObject({ version: 1 });
  });

  it('should show versions deployed past the legal office as foreign, and start nothing on them', async () => {
    const row = {
      definitionKey: 'f',
      bpmnProcessId: 'penalty-case',
      version: 2,
      resourceName: 'x.bpmn',
      xml: null,
      deployedAt: 1,
    };
    await database.write((em) => em.insert(DeployedProcessRow, row));
    expect((await procedures.versions('penalty-case')).map(({ version, state }) => [version, state])).toEqual([
      [2, 'foreign'],
      [1, 'approved'],
    ]);
    expect(await procedures.current('penalty-case')).toMatchObject({ version: 1 });
    expect(await procedures.resources('penalty-case', 2)).toBeNull();
  });
});

/** A service task whose job type the obligations do not know: it may write any variable. */
function withUnknownWorker(xml: string): string {
  const task = `<bpmn:serviceTask id="pen_scoring"><bpmn:extensionElements><zeebe:taskDefinition type="custom.scoring" />
    </bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="pen_flow_scored" sourceRef="pen_scoring" targetRef="pen_notice_needed" />`;
  return xml
    .replace('<bpmn:exclusiveGateway id="pen_notice_needed"', `${task}<bpmn:exclusiveGateway id="pen_notice_needed"`)
    .replace('"pen_thresholds" targetRef="pen_notice_needed"', '"pen_thresholds" targetRef="pen_scoring"');
}

describe('drafts', () => {
  it('should not let a save overwrite what somebody else saved', async () => {
    const xml = await currentXml();
    await drafts.save('penalty-case', { xml, note: '', baseVersion: 1, revision: 0 }, zhou);
    const late = drafts.save('penalty-case', { xml: 'other', note: '', baseVersion: 1, revision: 0 }, zhou);
    expect((await problemOf(late)).body).toMatchObject({ type: 'draft-changed', status: 409 });
    expect(await drafts.get('penalty-case')).toMatchObject({ revision: 1, savedBy: '周敏' });
  });
});

describe('decision tables', () => {
  const figures = { outcome: 'PENALTY', partyType: 'ORGANISATION', amount: 250_000 };

  it('should answer from the table that was in force on the day', async () => {
    // given a threshold that is lowered today
    const tables = new ProcedureDecisionTables(database);
    expect(await tables.evaluate('penalty-thresholds', figures, '2026-09-06')).toMatchObject({ panelRequired: false });
    const [table] = (await procedures.decisions('penalty-case')).filter((row) => row.drgId.includes('thresholds'));
    const xml = (table?.xml ?? '').replaceAll('500000', '220000');
    // when
    await deployment.deployEditedDecisions('penalty-case', { xml, note: '下调', validFrom: null }, zhou);
    // then the day before keeps its figures
    expect(await tables.evaluate('penalty-thresholds', figures, '2026-09-06')).toMatchObject({ panelRequired: false });
    expect(await tables.evaluate('penalty-thresholds', figures, '2026-09-07')).toMatchObject({ panelRequired: true });
  });

  it('should prove the procedure again with a changed table', async () => {
    const [table] = (await procedures.decisions('penalty-case')).filter((row) => row.drgId.includes('thresholds'));
    const xml = (table?.xml ?? '').replaceAll('500000', '220000');
    const parsed = await parseDecisions(xml);
    if (!parsed.ok) throw new Error('expected a table');
    const reports = await new ProofService(procedures, obligations, clock).proveTable('penalty-case', parsed.drg);
    expect(reports).toMatchObject([{ procedure: 'penalty-case', verdict: 'proved' }]);
  });

  it('should refuse a table of another procedure, and one that is to count only later', async () => {
    const [table] = await procedures.decisions('penalty-case');
    const xml = table?.xml ?? '';
    const stranger = xml.replace(`id="${table?.drgId ?? ''}"`, 'id="stranger"');
    const refusal = (text: string, validFrom: string | null) =>
      problemOf(deployment.deployEditedDecisions('penalty-case', { xml: text, note: 'x', validFrom }, zhou));
    expect((await refusal(stranger, null)).body.findings).toMatchObject([{ rule: 'table-of-procedure' }]);
    expect((await refusal(xml, '2026-12-01')).body.findings).toMatchObject([{ rule: 'table-valid-today' }]);
  });
});
