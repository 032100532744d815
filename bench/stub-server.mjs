import { loadPackageDefinition, Server, ServerCredentials } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PROCESSES } from './processes.mjs';

/**
 * A gateway without an engine behind it: creates jobs and answers at once, keeps nothing, flushes nothing. What the same
 * clients reach with it is the ceiling that gRPC sets on this machine.
 */
const folder = dirname(createRequire(import.meta.url).resolve('zeebe-node/package.json'));
const options = { keepCase: true, longs: String, enums: String, defaults: true, oneofs: true };
const { Gateway } = loadPackageDefinition(loadSync(join(folder, 'proto', 'zeebe.proto'), options)).gateway_protocol;

const processes = new Map(PROCESSES.map((process) => [process.id, process]));
let key = 2_251_799_813_685_248;
const nextKey = () => String(++key);
/** Open jobs: how many of their instance follow one after another. */
const following = new Map();
const correlating = new Map();
let jobs = [];
let poll = null;

function create({ bpmnProcessId, variables }) {
  const instance = { processDefinitionKey: '1', bpmnProcessId, version: 1, processInstanceKey: nextKey() };
  const { tasks, parallel } = processes.get(bpmnProcessId);
  if (bpmnProcessId !== 'bench-parked') {
    for (let i = 0; i < (parallel ? tasks : Math.min(1, tasks)); i++)
      offer(instance, variables, parallel ? 0 : tasks - 1);
  }
  return { ...instance, tenantId: '<default>' };
}

function offer(instance, variables, follow) {
  const job = { ...instance, key: nextKey(), type: 'bench-work', processDefinitionVersion: 1, elementId: 'work' };
  const rest = { elementInstanceKey: job.key, customHeaders: '{}', worker: 'w', retries: 3, deadline: '9999999999999' };
  following.set(job.key, { instance, variables, follow });
  jobs.push({ ...job, ...rest, variables, tenantId: '<default>' });
  if (jobs.length === 1) setImmediate(push);
}

function push() {
  if (!poll || jobs.length === 0) return;
  const waiting = poll;
  poll = null;
  clearTimeout(waiting.timer);
  const batch = jobs.splice(0, waiting.request.maxJobsToActivate);
  waiting.write({ jobs: batch });
  waiting.end();
}

const topology = {
  brokers: [{ nodeId: 0, host: '127.0.0.1', port: 1, partitions: [{ partitionId: 1, role: 'LEADER' }], version: '0' }],
  clusterSize: 1,
  partitionsCount: 1,
  replicationFactor: 1,
  gatewayVersion: '0',
};

const server = new Server({ 'grpc.enable_channelz': 0 });
server.addService(Gateway.service, {
  Topology: (_, answer) => answer(null, topology),
  DeployResource: (_, answer) => answer(null, { key: '1', deployments: [] }),
  CreateProcessInstance: ({ request }, answer) => answer(null, create(request)),
  CreateProcessInstanceWithResult({ request: { request } }, answer) {
    const instance = create(request);
    const { caseId } = JSON.parse(request.variables);
    correlating.set(caseId, () => answer(null, { ...instance, variables: request.variables }));
  },
  PublishMessage({ request }, answer) {
    answer(null, { key: nextKey(), tenantId: '<default>' });
    correlating.get(request.correlationKey)?.();
    correlating.delete(request.correlationKey);
  },
  CompleteJob({ request }, answer) {
    answer(null, {});
    const { instance, variables, follow } = following.get(request.jobKey);
    following.delete(request.jobKey);
    if (follow > 0) offer(instance, variables, follow - 1);
  },
  ActivateJobs(call) {
    poll = call;
    const leave = () => {
      if (poll === call) poll = null;
    };
    call.timer = setTimeout(() => (leave(), call.end()), Number(call.request.requestTimeout));
    call.on('cancelled', leave);
    push();
  },
});
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, port) => process.send({ port }));
