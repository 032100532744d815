import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { openDatabase } from '../platform/open-database.js';
import type { Database } from '../platform/database.js';
import type { JsonObject, RecordSource, ValueType, ZeebeRecord } from '../protocol/index.js';
import {
  Deliverer,
  EngineError,
  IncidentRow,
  Outbox,
  OutboxRow,
  ProcessInstanceRow,
  Projector,
  ServiceJobRow,
  UserTaskRow,
  directFeed,
} from './index.js';
import type { JobClient } from './index.js';
import * as persistence from './persistence.js';

Logger.overrideLogger(false);
const clock = { nowMs: () => 1_000 };

/** A log in memory that says when something was appended. */
class Log implements RecordSource {
  readonly records: ZeebeRecord[] = [];
  private readonly listeners = new Set<() => void>();

  append(valueType: ValueType, intent: string, key: string, value: JsonObject): void {
    const position = this.records.length + 1;
    this.records.push({
      partitionId: 1,
      position,
      sourceRecordPosition: 0,
      key,
      timestamp: 5_000 + position,
      recordType: 'EVENT',
      valueType,
      intent,
      value,
      rejectionType: 'NULL_VAL',
      rejectionReason: '',
      brokerVersion: '8.5.8',
    });
    for (const listener of this.listeners) listener();
  }

  instance(key: string, options: { caseId?: string; parent?: string; bpmnProcessId?: string } = {}): void {
    const { caseId, parent = '-1', bpmnProcessId = 'penalty-case' } = options;
    const shared = { processInstanceKey: key, processDefinitionKey: '7', bpmnProcessId };
    if (caseId !== undefined) {
      this.append('VARIABLE', 'CREATED', `${key}0`, {
        ...shared,
        name: 'caseId',
        value: JSON.stringify(caseId),
        scopeKey: key,
      });
    }
    this.append('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', key, {
      ...shared,
      version: 1,
      elementId: bpmnProcessId,
      bpmnElementType: 'PROCESS',
      flowScopeKey: '-1',
      parentProcessInstanceKey: parent,
      parentElementInstanceKey: '-1',
    });
  }

  task(key: string, instance: string): void {
    this.append('JOB', 'CREATED', key, {
      type: 'io.camunda.zeebe:userTask',
      customHeaders: { 'io.camunda.zeebe:formKey': 'filing', 'io.camunda.zeebe:candidateGroups': '["head"]' },
      elementId: 'pen_file',
      elementInstanceKey: `${key}1`,
      processInstanceKey: instance,
      processDefinitionVersion: 1,
      bpmnProcessId: 'penalty-case',
    });
  }

  async read(after: number, limit: number): Promise<readonly ZeebeRecord[]> {
    return this.records.filter((record) => record.position > after).slice(0, limit);
  }

  async acknowledge(): Promise<void> {
    // A log in memory keeps everything.
  }

  onCommitted(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** A client whose calls are listed, and answered by `answer` where it throws. */
function recordingClient(answer: (call: string) => void = () => undefined): JobClient & { calls: string[] } {
  const calls: string[] = [];
  const say = async (call: string): Promise<void> => {
    calls.push(call);
    answer(call);
  };
  return {
    calls,
    deploy: async () => ({ processes: [], decisions: [] }),
    createInstance: async (id) => say(`create ${id}`).then(() => ({ processInstanceKey: '1' })),
    cancelInstance: (key) => say(`cancel ${key}`),
    completeJob: (key) => say(`complete ${key}`),
    publishMessage: (message) => say(`publish ${message.name}`).then(() => ({ key: '1' })),
    partitions: async () => 1,
    updateJobRetries: (key, retries) => say(`retries ${key} ${retries}`),
    resolveIncident: (key) => say(`resolve ${key}`),
    work: () => undefined,
    report: (key) => say(`report ${key}`),
    close: async () => undefined,
  };
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('expected it to hold within two seconds');
}

let folder: string;
let database: Database;
let log: Log;
let projector: Projector;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-orchestration-'));
  database = await openDatabase({ kind: 'sqlite', file: join(folder, 'fadu.db') }, [persistence]);
  log = new Log();
  projector = new Projector(database, directFeed(log));
});

afterEach(async () => {
  await projector.stop();
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('Projector', () => {
  it('should count every record once when a second projector starts from the stored position', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.task('11', '10');
    await projector.caughtUp();
    await database.write((em) => em.update(UserTaskRow, { taskKey: '11' }, { assigneeId: 'zheng.bo' }));
    // when
    await new Projector(database, directFeed(log)).caughtUp();
    // then
    const tasks = await database.reader.find(UserTaskRow);
    expect(tasks).toMatchObject([
      {
        taskKey: '11',
        caseId: 'case-1',
        act: 'filing',
        candidateGroups: ['head'],
        assigneeId: 'zheng.bo',
        state: 'OPEN',
      },
    ]);
  });

  it('should leave neither rows nor position behind when a batch fails', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.append('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', '12', { bpmnElementType: 'USER_TASK' });
    // when
    await expect(projector.caughtUp()).rejects.toThrow(/NOT NULL/);
    // then
    expect(await database.reader.count(ProcessInstanceRow)).toBe(0);
  });

  it('should give a called instance the case of its caller, not a claim of its own', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.instance('20', { caseId: 'case-1', parent: '10', bpmnProcessId: 'service-of-documents' });
    log.task('21', '20');
    // when
    await projector.caughtUp();
    // then
    expect(await database.reader.findOneBy(UserTaskRow, { taskKey: '21' })).toMatchObject({
      caseId: 'case-1',
      rootInstanceKey: '10',
    });
    expect(await database.reader.count(OutboxRow)).toBe(0);
  });

  it('should cancel a second instance of the process for one case, and leave a stranger without the case', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.instance('30', { caseId: 'case-1' });
    log.instance('40', { caseId: 'case-1', bpmnProcessId: 'elsewhere' });
    // when
    await projector.caughtUp();
    // then
    expect(await database.reader.findBy(ProcessInstanceRow, { caseId: 'case-1' })).toMatchObject([{ key: '10' }]);
    expect(await database.reader.find(OutboxRow)).toMatchObject([
      { command: { kind: 'cancel-instance', processInstanceKey: '30' } },
    ]);
  });

  it('should close everything that is open when the instance ends', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.task('11', '10');
    log.append('INCIDENT', 'CREATED', '13', {
      processInstanceKey: '10',
      bpmnProcessId: 'penalty-case',
      elementId: 'pen_issue',
      elementInstanceKey: '14',
      jobKey: '-1',
      errorType: 'JOB_NO_RETRIES',
      errorMessage: 'no',
    });
    // when
    log.append('PROCESS_INSTANCE', 'ELEMENT_TERMINATED', '10', {
      bpmnElementType: 'PROCESS',
      processInstanceKey: '10',
    });
    await projector.caughtUp();
    // then
    expect(await database.reader.findOneBy(UserTaskRow, { taskKey: '11' })).toMatchObject({ state: 'CANCELED' });
    expect(await database.reader.findOneBy(IncidentRow, { key: '13' })).toMatchObject({
      state: 'RESOLVED',
      jobKey: null,
    });
  });

  it('should show an error that nobody caught at the element that threw it', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.append('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', '14', {
      bpmnElementType: 'SERVICE_TASK',
      elementId: 'pen_issue',
      flowScopeKey: '10',
      processInstanceKey: '10',
    });
    // when
    log.append('INCIDENT', 'CREATED', '13', {
      processInstanceKey: '10',
      bpmnProcessId: 'penalty-case',
      elementId: 'NO_CATCH_EVENT_FOUND',
      elementInstanceKey: '14',
      jobKey: '15',
      errorType: 'UNHANDLED_ERROR_EVENT',
      errorMessage: 'not caught',
    });
    await projector.caughtUp();
    // then
    expect(await database.reader.find(IncidentRow)).toMatchObject([{ elementId: 'pen_issue' }]);
  });

  it('should show an instance that an internal error has stopped as an incident of the whole process', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    // when
    const error = { exceptionMessage: 'an invariant is broken', stacktrace: '', errorEventPosition: 7 };
    log.append('ERROR', 'CREATED', '12', { ...error, processInstanceKey: '10' });
    log.append('ERROR', 'CREATED', '13', { ...error, processInstanceKey: '-1' });
    await projector.caughtUp();
    // then
    expect(await database.reader.find(IncidentRow)).toMatchObject([
      {
        instanceKey: '10',
        caseId: 'case-1',
        errorType: 'INSTANCE_STOPPED',
        message: 'an invariant is broken',
        state: 'OPEN',
      },
    ]);
  });

  it('should mark a task that was completed although no act had been accepted', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.task('11', '10');
    // when
    log.append('JOB', 'COMPLETED', '11', {});
    await projector.caughtUp();
    // then
    expect(await database.reader.findOneBy(UserTaskRow, { taskKey: '11' })).toMatchObject({
      state: 'COMPLETED',
      bypassed: true,
    });
  });
});

describe('service jobs', () => {
  const job = (retries: number) => ({
    type: 'decision.confirm',
    elementId: 'pen_issue',
    elementInstanceKey: '16',
    processInstanceKey: '10',
    processDefinitionVersion: 1,
    bpmnProcessId: 'penalty-case',
    retries,
  });

  it.each(['COMPLETED', 'CANCELED', 'ERROR_THROWN'])('should be gone once they are %s', async (intent) => {
    // given
    log.append('JOB', 'CREATED', '15', job(3));
    await projector.caughtUp();
    expect(await database.reader.find(ServiceJobRow)).toMatchObject([{ jobKey: '15', retries: 3 }]);
    // when
    log.append('JOB', intent, '15', job(3));
    await projector.caughtUp();
    // then
    expect(await database.reader.count(ServiceJobRow)).toBe(0);
  });

  it('should keep how often they may still be tried', async () => {
    log.append('JOB', 'CREATED', '15', job(3));
    log.append('JOB', 'FAILED', '15', job(0));
    await projector.caughtUp();
    expect(await database.reader.find(ServiceJobRow)).toMatchObject([{ retries: 0 }]);
    log.append('JOB', 'RETRIES_UPDATED', '15', job(1));
    await projector.caughtUp();
    expect(await database.reader.find(ServiceJobRow)).toMatchObject([{ retries: 1 }]);
  });
});

describe('Outbox', () => {
  const outbox = new Outbox(clock);
  let deliverer: Deliverer | null = null;

  const start = (client: JobClient): void => {
    deliverer = new Deliverer(database, projector, client, clock);
    deliverer.start();
  };
  const settled = (): Promise<void> =>
    eventually(async () =>
      (await database.reader.find(OutboxRow)).every((row) => row.deliveredAt !== null || row.deadAt !== null),
    );

  afterEach(async () => {
    await deliverer?.stop();
    deliverer = null;
  });

  const publish = (name: string) =>
    ({ kind: 'publish-message', name, correlationKey: 'case-1', variables: {}, ttlMs: 1_000 }) as const;

  it('should say nothing that was rolled back', async () => {
    // given
    const client = recordingClient();
    start(client);
    // when
    const rolledBack = database.write(async (em) => {
      await outbox.enqueue(em, publish('never'));
      throw new Error('refused');
    });
    await expect(rolledBack).rejects.toThrow('refused');
    await database.write((em) => outbox.enqueue(em, publish('said')));
    await settled();
    // then
    expect(client.calls).toEqual(['publish said']);
  });

  it('should keep the order of a case while an earlier command has to be repeated', async () => {
    // given
    let failures = 2;
    const client = recordingClient((call) => {
      if (call === 'publish first' && failures-- > 0) throw new EngineError('UNAVAILABLE', 'no connection');
    });
    await database.write(async (em) => {
      await outbox.enqueue(em, publish('first'));
      await outbox.enqueue(em, publish('second'));
    });
    // when
    start(client);
    await settled();
    // then
    expect(client.calls).toEqual(['publish first', 'publish first', 'publish first', 'publish second']);
  });

  it('should not start a second instance when the first start was never marked as delivered', async () => {
    // given: the engine took the command, then the service was killed
    await database.write((em) =>
      outbox.enqueue(em, {
        kind: 'create-instance',
        bpmnProcessId: 'penalty-case',
        version: 1,
        variables: { caseId: 'case-1' },
      }),
    );
    log.instance('10', { caseId: 'case-1' });
    const client = recordingClient();
    // when
    start(client);
    await settled();
    // then
    expect(client.calls).toEqual([]);
    expect(await database.reader.find(OutboxRow)).toMatchObject([{ deadAt: null, lastError: null }]);
  });

  it('should take a job that is gone for delivered only when the log shows its completion', async () => {
    // given
    log.instance('10', { caseId: 'case-1' });
    log.task('11', '10');
    log.task('12', '10');
    await projector.caughtUp();
    await database.write(async (em) => {
      await outbox.enqueue(em, { kind: 'complete-job', jobKey: '11', variables: {} });
      await outbox.enqueue(em, { kind: 'complete-job', jobKey: '12', variables: {} });
    });
    log.append('JOB', 'COMPLETED', '11', {});
    log.append('JOB', 'CANCELED', '12', {});
    // when
    start(
      recordingClient(() => {
        throw new EngineError('NOT_FOUND', 'no such job');
      }),
    );
    await settled();
    // then
    expect(await database.reader.find(OutboxRow, { order: { seq: 'ASC' } })).toMatchObject([
      { deliveredAt: 1_000, deadAt: null },
      { deliveredAt: null, deadAt: 1_000, lastError: 'no such job' },
    ]);
  });

  it('should take a message the engine still buffers under its id for delivered', async () => {
    // given
    await database.write((em) => outbox.enqueue(em, publish('twice')));
    // when
    start(
      recordingClient(() => {
        throw new EngineError('ALREADY_EXISTS', 'message id in use');
      }),
    );
    await settled();
    // then
    expect(await database.reader.find(OutboxRow)).toMatchObject([{ deliveredAt: 1_000, deadAt: null }]);
  });
});
