import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PenaltyCaseRow } from '../cases/index.js';
import * as cases from '../cases/persistence.js';
import * as identity from '../identity/persistence.js';
import { UserTaskRow } from '../orchestration/index.js';
import * as orchestration from '../orchestration/persistence.js';
import { openDatabase } from '../platform/index.js';
import type { Actor, Database } from '../platform/index.js';
import { listTasks } from './task-queries.js';
import type { TaskFilter } from './task-queries.js';

const CASES = 2_500;
const TASKS = 10_000;
const officer: Actor = { id: 'wang', username: 'wang', name: '王建国', roles: ['enforcement_officer'] };
const head: Actor = { id: 'zheng', username: 'zheng', name: '郑波', roles: ['head', 'panel'] };
const filter: TaskFilter = { scope: 'mine', q: null, caseId: null, sort: 'remaining', page: 1, pageSize: 20 };

let folder: string;
let database: Database;

const caseRow = (n: number): Partial<PenaltyCaseRow> => ({
  id: `case-${n}`,
  caseNo: `环罚立〔2026〕${n}号`,
  caseYear: 2026,
  caseNumber: n + 1,
  partyType: 'ORGANISATION',
  partyName: n === 77 ? '100%_清洁公司' : `第${n}公司`,
  causeOfAction: '超标排放水污染物',
  clueReceivedOn: '2026-06-01' as PenaltyCaseRow['clueReceivedOn'],
  filedOn: null,
  state: 'OPEN',
  recordCount: 0,
  recordHead: '0'.repeat(64),
});

/** Every fourth task is for the head, every tenth is claimed by the officer, every hundredth is done. */
const taskRow = (n: number): Partial<UserTaskRow> => ({
  taskKey: String(2251799813685249 + n),
  instanceKey: `i${n}`,
  rootInstanceKey: `i${n}`,
  caseId: `case-${n % CASES}`,
  bpmnProcessId: 'penalty-case',
  version: 1,
  elementId: 'pen_x',
  elementInstanceKey: `e${n}`,
  act: 'intake',
  candidateGroups: n % 4 === 0 ? ['head'] : ['enforcement_officer'],
  createdAt: n,
  state: n % 100 === 0 ? 'COMPLETED' : 'OPEN',
  endedAt: n % 100 === 0 ? n : null,
  assigneeId: n % 10 === 0 ? 'wang' : null,
  claimedAt: null,
  outboxPending: n === 1,
  bypassed: false,
  dueOn: n % 3 === 0 ? null : `2026-${String((n % 12) + 1).padStart(2, '0')}-15`,
  limit: null,
  limitStale: false,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-tasks-'));
  database = await openDatabase({ kind: 'sqlite', file: join(folder, 'fadu.db') }, [identity, cases, orchestration]);
  await database.write(async (em) => {
    for (let n = 0; n < CASES; n += 500) await em.insert(PenaltyCaseRow, numbers(n, n + 500).map(caseRow));
    for (let n = 0; n < TASKS; n += 500)
      await em.insert(UserTaskRow, numbers(n, n + 500).map(taskRow) as UserTaskRow[]);
  });
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
const listed = (over: Partial<TaskFilter>, actor: Actor) => listTasks(database.reader, { ...filter, ...over }, actor);

describe('task lists', () => {
  it('should hold what is open for my roles and what I claimed, never what others do', async () => {
    // when
    const [rows, total] = await listed({ pageSize: 200 }, officer);
    // then: for officers are three in four; claimed ones of the head's too; done ones and the accepted one are not
    const mine = numbers(0, TASKS).filter((n) => n % 100 !== 0 && n !== 1 && (n % 10 === 0 || n % 4 !== 0));
    expect(total).toBe(mine.length);
    expect(rows).toHaveLength(200);
    // and the head does not see what the officer claimed
    const [, forHead] = await listed({}, head);
    expect(forHead).toBe(numbers(0, TASKS).filter((n) => n % 4 === 0 && n % 10 !== 0).length);
  });

  it('should put the nearest limit first and tasks without one last', async () => {
    const [first] = await listed({ scope: 'all' }, head);
    expect(new Set(first.map((row) => row.dueOn))).toEqual(new Set(['2026-02-15']));
    const [, total] = await listed({ scope: 'all' }, head);
    const [last] = await listed({ scope: 'all', page: Math.ceil(total / 20) }, head);
    expect(last.every((row) => row.dueOn === null)).toBe(true);
  });

  it('should bring the head of the case with each row, and find by it', async () => {
    const [rows, total] = await listed({ scope: 'all', q: '100%_清洁' }, head);
    expect(total).toBe(4);
    expect(rows.every((row) => row.case?.caseNo === '环罚立〔2026〕77号')).toBe(true);
    // and signs of the pattern language are only signs
    expect((await listed({ scope: 'all', q: '%' }, head))[1]).toBe(4);
  });

  it('should list what I completed, also while the engine is still to be told', async () => {
    const [rows, total] = await listed({ scope: 'done' }, officer);
    expect(total).toBe(100);
    expect(rows[0]?.endedAt).toBe(9_900);
  });

  it('should stay fast with ten thousand tasks', async () => {
    await listed({}, officer);
    const startedMs = performance.now();
    for (const page of [1, 50, 300]) await listed({ page }, officer);
    // Three pages, on a machine that is doing other things as well.
    expect(performance.now() - startedMs).toBeLessThan(1_500);
  });
});
