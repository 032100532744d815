import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutableProcess, SequenceFlow } from '../../model/graph.js';
import type { JsonObject, ZeebeRecord } from '../../protocol/index.js';
import { createEngine, type Command, type Definitions, type EngineOptions, type KeyValueStore } from '../core/index.js';
import { end, flow, oneTask, processXml, serviceTask, start } from '../gateway/testing/bpmn.js';
import { EngineRuntime } from './index.js';

let folder: string;
let runtime: EngineRuntime;
let logged: string[];
/** While set, every condition of a gateway throws it, or every look for a process. */
let bug: { readonly inConditions?: Error; readonly inDefinitions?: Error };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-bug-'));
  logged = [];
  bug = {};
  await open();
});
afterEach(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true });
});

const BRANCHES = processXml(
  'branches',
  `${start()}${serviceTask('work')}<bpmn:exclusiveGateway id="gate" default="gate-end" />${serviceTask('more')}${end()}
   ${flow('start', 'work', 'gate', 'end')}${flow('more', 'end')}
   <bpmn:sequenceFlow id="gate-more" sourceRef="gate" targetRef="more">
     <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=true</bpmn:conditionExpression>
   </bpmn:sequenceFlow>`,
);

async function open(): Promise<void> {
  const say = (text: string) => void logged.push(text);
  const log = { info: say, warn: say, error: say };
  const onFatal = (error: Error) => {
    throw error;
  };
  const dataFile = join(folder, 'engine.db');
  runtime = await EngineRuntime.open({ dataFile, clock: { kind: 'system' }, log, onFatal }, faultyEngine);
}

const faultyEngine = (store: KeyValueStore, options: EngineOptions) =>
  createEngine(store, { ...options, definitions: faulty(options.definitions) });

function faulty(definitions: Definitions): Definitions {
  return {
    ...definitions,
    process(key) {
      if (bug.inDefinitions) throw bug.inDefinitions;
      return withFaultyConditions(definitions.process(key));
    },
  };
}

function withFaultyConditions(process: ExecutableProcess): ExecutableProcess {
  const gate = process.elements.get('gate');
  if (!gate || !bug.inConditions) return process;
  const throws = () => {
    throw bug.inConditions;
  };
  const faulty = (flow: SequenceFlow) => ({
    ...flow,
    condition: flow.condition && { ...flow.condition, evaluate: throws },
  });
  const elements = new Map(process.elements).set('gate', { ...gate, outgoing: gate.outgoing.map(faulty) });
  return { ...process, elements };
}

const submit = async (command: Pick<Command, 'valueType' | 'intent'> & Partial<Command>) =>
  runtime.submit({ key: '-1', value: {}, ...command });
const records = () => runtime.read(0, 10_000).map((json) => JSON.parse(json) as ZeebeRecord);
const events = (intent: string) => records().filter((record) => record.intent === intent);

async function startInstance(bpmnProcessId: string): Promise<string> {
  const value = { bpmnProcessId, variables: {} };
  const reply = await submit({ valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', value });
  if (!reply?.ok) throw new Error(`expected an instance of ${bpmnProcessId}, found ${JSON.stringify(reply)}`);
  return String(reply.record.value['processInstanceKey']);
}

async function activate(type: string): Promise<string> {
  const value: JsonObject = { type, worker: 'w', timeout: 60_000, maxJobsToActivate: 1, variables: [] };
  const reply = await submit({ valueType: 'JOB_BATCH', intent: 'ACTIVATE', value });
  if (!reply?.ok) throw new Error('expected a batch of jobs');
  return (reply.record.value['jobKeys'] as string[])[0]!;
}

/** An instance whose follow-up command failed after its worker had completed the job. */
async function stoppedInstance() {
  await runtime.deploy([
    { resourceName: 'branches.bpmn', resource: BRANCHES },
    { resourceName: 'one-task.bpmn', resource: oneTask('one-task', 'other') },
  ]);
  const key = await startInstance('branches');
  const job = await activate('work');
  bug = { inConditions: new Error('an invariant is broken') };
  const reply = await submit({ valueType: 'JOB', intent: 'COMPLETE', key: job, value: { variables: {} } });
  bug = {};
  return { key, reply };
}

describe('an internal error', () => {
  it('should stop the instance whose follow-up failed, and keep and acknowledge what was done before it', async () => {
    // when
    const { key, reply } = await stoppedInstance();
    await eventuallyQuiet();
    // then: the worker's result counts, once
    expect(reply).toMatchObject({ ok: true });
    expect(events('COMPLETED').filter(({ valueType }) => valueType === 'JOB')).toHaveLength(1);
    // and the log says what failed and why
    const rejection = records().find(({ rejectionType }) => rejectionType === 'PROCESSING_ERROR')!;
    const error = records().find(({ valueType }) => valueType === 'ERROR')!;
    expect(rejection).toMatchObject({ valueType: 'PROCESS_INSTANCE', recordType: 'COMMAND_REJECTION' });
    expect(error).toMatchObject({
      recordType: 'EVENT',
      intent: 'CREATED',
      value: {
        exceptionMessage: 'an invariant is broken',
        stacktrace: expect.stringContaining('internal-error.test'),
        errorEventPosition: rejection.sourceRecordPosition,
        processInstanceKey: key,
      },
    });
    expect(logged.join()).toMatch(new RegExp(`failed inside the engine and was refused.*${key} is stopped.*invariant`));
  });

  it('should let nothing more happen in that instance, also after a restart, and leave all others alone', async () => {
    const { key } = await stoppedInstance();
    await eventuallyQuiet();
    await runtime.stop();
    await open();
    // then
    const refused = { ok: false, rejectionType: 'INVALID_STATE', reason: expect.stringMatching(/internal error/) };
    expect(await submit({ valueType: 'PROCESS_INSTANCE', intent: 'CANCEL', key })).toMatchObject(refused);
    const modification = { valueType: 'PROCESS_INSTANCE_MODIFICATION', intent: 'MODIFY', key } as const;
    expect(await submit(modification)).toMatchObject(refused);
    // and
    const other = await startInstance('one-task');
    await submit({ valueType: 'JOB', intent: 'COMPLETE', key: await activate('other'), value: { variables: {} } });
    expect(events('ELEMENT_COMPLETED').map((record) => record.key)).toContain(other);
  });

  it('should refuse the command from outside that failed, and stop nothing: the client may try again', async () => {
    // given
    await runtime.deploy([{ resourceName: 'one-task.bpmn', resource: oneTask('one-task', 'other') }]);
    await startInstance('one-task');
    // when
    bug = { inDefinitions: new Error('an invariant is broken') };
    const create = { bpmnProcessId: 'one-task', variables: {} };
    const reply = await submit({ valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', value: create });
    bug = {};
    // then
    expect(reply).toMatchObject({ ok: false, rejectionType: 'PROCESSING_ERROR' });
    const errors = records().filter(({ valueType }) => valueType === 'ERROR');
    expect(errors.map(({ value }) => value['processInstanceKey'])).toEqual(['-1']);
    await expect(startInstance('one-task')).resolves.toMatch(/^\d+$/);
  });

  it('should never give a position twice, or leave one out, whatever was undone', async () => {
    await stoppedInstance();
    await eventuallyQuiet();
    expect(records().map(({ position }) => position)).toEqual(records().map((_, i) => i + 1));
  });
});

/** What steps have left is done after what waits: a further command's reply comes after it. */
async function eventuallyQuiet(): Promise<void> {
  await submit({ valueType: 'JOB', intent: 'COMPLETE', key: '1', value: {} });
  await submit({ valueType: 'JOB', intent: 'COMPLETE', key: '1', value: {} });
}
