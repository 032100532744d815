import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PeopleService, PersonEntity, type NewPerson } from '../../identity/index.js';
import * as identity from '../../identity/persistence.js';
import { createCalendar, endOfDayMs, localDate } from '../../law/calendar/index.js';
import { readObligations, type ObligationSet } from '../../law/obligations/index.js';
import { evaluateDecision, parseDecisions } from '../../model/index.js';
import { Outbox, OutboxRow, UserTaskRow, type OutboxCommand } from '../../orchestration/index.js';
import * as orchestration from '../../orchestration/persistence.js';
import { openDatabase, type Actor, type Database, type DatabaseLocation } from '../../platform/index.js';
import { ActsService, type ActResult } from '../acts.service.js';
import { ACTS, isActId } from '../acts/index.js';
import { CaseFileService } from '../file/case-file.service.js';
import { FileStore } from '../file-store.js';
import { Gate } from '../gate.js';
import { LimitsService } from '../limits/limits.service.js';
import { CaseMonitor } from '../monitor/case-monitor.js';
import * as cases from '../persistence.js';
import type { CaseObligations, CaseProcedures, DecisionTables } from '../ports.js';
import { CaseRegistration } from '../registration.js';
import { ALL_LAYERS, type CaseStorage, type GateLayers } from '../tokens.js';

const CERTIFIED = { validFrom: localDate('2020-01-01'), validTo: localDate('2027-12-31') };
type Fixture = Omit<NewPerson, 'id' | 'username' | 'password' | 'unit' | 'mustChangePassword'>;

/** A small bureau; ids are user names. `old` holds a certificate that ran out, `unqualified` no legal qualification. */
const PEOPLE: Readonly<Record<string, Fixture>> = {
  wang: { name: '王建国', roles: ['enforcement_officer'] },
  li: { name: '李娜', roles: ['enforcement_officer'] },
  old: { name: '赵磊', roles: ['enforcement_officer'] },
  chen: { name: '陈静', roles: ['case_examiner'] },
  zhou: {
    name: '周敏',
    roles: ['legal_reviewer'],
    legalQualification: { number: 'A2015', obtainedOn: localDate('2015-03-01') },
  },
  unqualified: { name: '孙浩', roles: ['legal_reviewer'], reviewerSince: localDate('2020-01-01') },
  qian: { name: '钱伟', roles: ['hearing_host'] },
  zheng: { name: '郑波', roles: ['head', 'panel'] },
  he: { name: '何军', roles: ['head', 'panel'] },
  feng: { name: '冯涛', roles: ['head', 'chief', 'panel'] },
  xu: { name: '许丽', roles: ['disclosure_officer'] },
  gao: { name: '高岩', roles: ['archivist'] },
};

/** A person who signs in nowhere: hashing a dozen passwords takes longer than most tests. */
function personRow(id: string, { name, roles, legalQualification, reviewerSince }: Fixture): PersonEntity {
  return {
    id,
    username: id,
    name,
    unit: '',
    roles: [...roles],
    passwordHash: '',
    mustChangePassword: false,
    active: true,
    legalQualificationNumber: legalQualification?.number ?? null,
    legalQualificationObtainedOn: legalQualification?.obtainedOn ?? null,
    reviewerSince: reviewerSince ?? null,
  };
}

export const CLUE = {
  source: '现场检查',
  receivedOn: '2025-08-20',
  partyType: 'ORGANISATION',
  partyName: '某纺织有限公司',
  partyIdNo: '91110000000000000X',
  place: '某市某区',
  foundOn: '2025-08-20',
  suspectedAct: '化学需氧量超标0.3倍',
  causeOfAction: '超标排放水污染物',
  legalBasis: '水污染防治法第八十三条',
};

type Values = Readonly<Record<string, unknown>>;

/** The case file with its services on a real database and the decision tables of the procedure; no engine. */
export class CaseKit {
  nowMs = Date.parse('2025-08-20T10:00:00+08:00');
  readonly dataDir = mkdtempSync(join(tmpdir(), 'fadu-cases-'));
  readonly storage: CaseStorage = {
    files: new FileStore(join(this.dataDir, 'files')),
    chainKey: Buffer.alloc(32, 7),
  };
  readonly people = new PeopleService();
  readonly clock = { nowMs: (): number => this.nowMs };
  database!: Database;
  acts!: ActsService;
  registration!: CaseRegistration;
  limits!: LimitsService;
  files!: CaseFileService;
  /** Replaced by tests of obligations that change. */
  obligations = shippedObligations();
  private tasks = 0;

  constructor(private readonly layers: GateLayers = ALL_LAYERS) {}

  /** A kit on a SQLite file of its own, or on `location`; with other than all layers of the gate to test one alone. */
  static async open(location?: DatabaseLocation, layers?: GateLayers): Promise<CaseKit> {
    const kit = new CaseKit(layers);
    const place = location ?? { kind: 'sqlite', file: join(kit.dataDir, 'fadu.sqlite') };
    kit.database = await openDatabase(place, [identity, orchestration, cases]);
    await kit.database.write(async (em) => {
      await em.insert(
        PersonEntity,
        Object.entries(PEOPLE).map(([id, person]) => personRow(id, person)),
      );
      for (const id of ['wang', 'li'])
        await kit.people.addCertificate(em, id, { certificateNo: `Z-${id}`, ...CERTIFIED });
      const ended = { certificateNo: 'Z-old', validFrom: localDate('2020-01-01'), validTo: localDate('2025-06-30') };
      await kit.people.addCertificate(em, 'old', ended);
    });
    await kit.assemble();
    return kit;
  }

  private async assemble(): Promise<void> {
    const { database, people, clock, storage } = this;
    const calendar = createCalendar();
    const outbox = new Outbox(clock);
    const law: CaseObligations = { of: () => this.obligations };
    const monitor = new CaseMonitor(law, calendar, storage, clock);
    const gate = new Gate(monitor, calendar, this.layers);
    this.acts = new ActsService(database, people, outbox, clock, calendar, await decisionTables(), storage, gate);
    this.registration = new CaseRegistration(database, outbox, clock, PROCEDURES, storage);
    this.limits = new LimitsService(clock, calendar);
    this.files = new CaseFileService(
      database,
      people,
      this.limits,
      this.acts,
      PROCEDURES,
      storage,
      clock,
      gate,
      monitor,
    );
  }

  async close(): Promise<void> {
    await this.database.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  actor(id: string): Actor {
    return { id, username: id, name: PEOPLE[id]?.name ?? id, roles: PEOPLE[id]?.roles ?? [] };
  }

  /** Puts the clock at 10 o'clock of the day, unless it is later already. */
  on(day: string): void {
    this.nowMs = Math.max(this.nowMs, endOfDayMs(localDate(day)) - 14 * 3_600_000);
  }

  async register(clue: Values = {}): Promise<string> {
    this.on(String(clue['receivedOn'] ?? CLUE.receivedOn));
    return (await this.registration.registerClue({ ...CLUE, ...clue }, this.actor('wang'))).caseId;
  }

  /** Opens a task for the act as the engine would, unless it needs none. */
  async open(caseId: string, act: string): Promise<string | null> {
    if (!isActId(act) || ACTS[act].direct) return null;
    const taskKey = `22517998136${String((this.tasks += 1)).padStart(5, '0')}`;
    const { elementIds, roles } = ACTS[act];
    await this.database.write((em) =>
      em.insert(UserTaskRow, {
        taskKey,
        instanceKey: '1',
        rootInstanceKey: '1',
        caseId,
        bpmnProcessId: 'penalty-case',
        version: 1,
        elementId: elementIds[0] ?? '',
        elementInstanceKey: '2',
        act,
        candidateGroups: [...roles],
        createdAt: this.nowMs,
        state: 'OPEN',
        endedAt: null,
        assigneeId: null,
        claimedAt: null,
        outboxPending: false,
        bypassed: false,
        dueOn: null,
        limit: null,
        limitStale: false,
      }),
    );
    return taskKey;
  }

  /** Opens the act's task and does it on the day its values say. */
  async do(caseId: string, act: string, person: string, values: Values): Promise<ActResult> {
    const taskKey = await this.open(caseId, act);
    if (isActId(act)) this.on(String(ACTS[act].dateOf(values)));
    return this.acts.perform({ act, caseId, actor: this.actor(person), values, taskKey });
  }

  /** What the engine was told about the case, in order. */
  async told(caseId: string): Promise<readonly OutboxCommand[]> {
    const rows = await this.database.reader.find(OutboxRow, { where: { caseId } });
    return rows.map(({ command }) => command as OutboxCommand);
  }

  async sql(statement: string, parameters: readonly unknown[] = []): Promise<unknown> {
    return this.database.write((em) => em.query(statement, [...parameters]));
  }
}

function shippedObligations(): ObligationSet {
  const path = 'processes/penalty-case/obligations.yml';
  const read = readObligations(readFileSync(path, 'utf8'), path);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.set;
}

/** Where the process would run; the kit has no engine. */
const PROCEDURES: CaseProcedures = {
  current: () => Promise.resolve({ version: 1 }),
  resources: () => Promise.resolve({ xml: '<definitions/>', forms: { decision: { id: 'decision' } } }),
};

/** The tables the procedure is deployed with, as the engine evaluates them. */
async function decisionTables(): Promise<DecisionTables> {
  const files = ['penalty-thresholds', 'exemption-list'];
  const graphs = new Map(
    await Promise.all(
      files.map(async (id) => {
        const parsed = await parseDecisions(readFileSync(`processes/penalty-case/${id}.dmn`, 'utf8'));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
        return [id, parsed.drg] as const;
      }),
    ),
  );
  return {
    evaluate(decisionId, context) {
      const graph = graphs.get(decisionId);
      if (graph === undefined) return Promise.reject(new Error(`no table ${decisionId}`));
      const result = evaluateDecision(graph, decisionId, context, 0);
      return result.ok ? Promise.resolve(result.output) : Promise.reject(new Error(result.message));
    },
  };
}
