import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ZBClient } from 'zeebe-node';
import { CLI, eventually, newDataDir, removeDataDir } from '../harness/service.js';

/** A program of somebody else: unmodified zeebe-node, its own process, nothing of ours but the address. */
describe('foreign client', () => {
  let engine: ChildProcess;
  let client: ZBClient;
  const dataDir = newDataDir();

  beforeAll(async () => {
    engine = spawn(process.execPath, [CLI, 'engine', '--gateway', '127.0.0.1:0', '--data', dataDir]);
    let printed = '';
    engine.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    engine.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const address = await eventually(
      'the address of the gateway',
      async () => /(127\.0\.0\.1:[1-9]\d*)/.exec(printed)?.[1],
    );
    client = new ZBClient(address, { loglevel: 'NONE', connectionTolerance: 1, longPoll: 2_000 });
  });
  afterAll(async () => {
    await client.close();
    const closed = once(engine, 'close');
    engine.kill('SIGTERM');
    const [code] = (await closed) as [number | null];
    removeDataDir(dataDir);
    expect(code).toBe(0);
  });

  it('should deploy its own small process and work on it to the end', async () => {
    // given a deployed process and a worker
    const deployed = await client.deployProcess('test/client/order-process.bpmn');
    expect(deployed.processes[0]).toMatchObject({ bpmnProcessId: 'order-process', version: 1 });
    const seen: unknown[] = [];
    const worker = client.createWorker({
      taskType: 'price-order',
      taskHandler: (job) => {
        seen.push({ variables: job.variables, headers: job.customHeaders, retries: job.retries });
        return job.complete({ total: Number(job.variables['quantity']) * 100 });
      },
    });

    // when a small order is created, then it ends with the worker's result
    const small = await client.createProcessInstanceWithResult({
      bpmnProcessId: 'order-process',
      variables: { orderId: 'A-1', quantity: 3 },
    });
    expect(small.variables).toMatchObject({ orderId: 'A-1', quantity: 3, total: 300 });
    expect(seen[0]).toEqual({ variables: { orderId: 'A-1', quantity: 3 }, headers: { currency: 'CNY' }, retries: 2 });

    // and a large one waits for its payment
    const large = client.createProcessInstanceWithResult({
      bpmnProcessId: 'order-process',
      variables: { orderId: 'A-2', quantity: 30 },
      requestTimeout: 20_000,
    });
    await client.publishMessage({
      name: 'payment-received',
      correlationKey: 'A-2',
      timeToLive: 20_000,
      variables: { paid: true },
    });
    expect((await large).variables).toMatchObject({ orderId: 'A-2', total: 3000, paid: true });
    await worker.close();
  });

  it('should be told why a process cannot be deployed: element, reason, remedy', async () => {
    const unsupported = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
    <bpmn:complexGateway id="g"><bpmn:incoming>f</bpmn:incoming></bpmn:complexGateway>
    <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="g" />
  </bpmn:process>
</bpmn:definitions>`;
    await expect(
      client.deployProcess({ name: 'unsupported.bpmn', definition: Buffer.from(unsupported) }),
    ).rejects.toThrow(/INVALID_ARGUMENT[\s\S]*unsupported\.bpmn[\s\S]*'g'[\s\S]*Remedy/);
  });

  it('should answer for a process that does not exist', async () => {
    await expect(client.createProcessInstance({ bpmnProcessId: 'nobody', variables: {} })).rejects.toThrow(
      /NOT_FOUND.*nobody/,
    );
  });
});
