import {
  activate,
  advance,
  bpmn,
  cancel,
  complete,
  create,
  fail,
  resolve,
  retries,
  rpc,
  scenario,
  scenarios,
  setVariables,
  throwError,
  updateTimeout,
  type Act,
} from '../../scenario.js';
const { call, end, flow, process, service, start } = bpmn;

const ONE = process('p', [start(), service('t'), end(), flow('start', 't', 'end')]);
/** Of this partition, but never issued. */
const ABSENT = '2251799899999999';
const job = (method: string, more: object = {}): Act =>
  rpc(method, (stage) => ({ jobKey: stage.ledger.job('t'), ...more }));

export default scenarios('gateway-commands', [
  scenario('a key that was never issued is not found', {
    acts: [
      rpc('CompleteJob', { jobKey: ABSENT }),
      rpc('FailJob', { jobKey: ABSENT, retries: 1 }),
      rpc('ThrowError', { jobKey: ABSENT, errorCode: 'e' }),
      rpc('UpdateJobRetries', { jobKey: ABSENT, retries: 1 }),
      rpc('UpdateJobTimeout', { jobKey: ABSENT, timeout: 1 }),
      rpc('CancelProcessInstance', { processInstanceKey: ABSENT }),
      rpc('ResolveIncident', { incidentKey: ABSENT }),
      rpc('SetVariables', { elementInstanceKey: ABSENT, variables: '{"a":1}' }),
      rpc('ModifyProcessInstance', { processInstanceKey: ABSENT }),
      rpc('MigrateProcessInstance', { processInstanceKey: ABSENT }),
      rpc('DeleteResource', { resourceKey: ABSENT }),
    ],
  }),
  scenario('a key of a partition that does not exist is unavailable', {
    acts: [
      rpc('CompleteJob', { jobKey: '5' }),
      rpc('CompleteJob'),
      rpc('CompleteJob', { jobKey: '-3' }),
      rpc('CompleteJob', { jobKey: '4503599627370500' }),
      rpc('FailJob', { jobKey: '5' }),
      rpc('ThrowError', { jobKey: '5' }),
      rpc('UpdateJobRetries', { jobKey: '5', retries: 0 }),
      rpc('UpdateJobTimeout', { jobKey: '5' }),
      rpc('CancelProcessInstance', { processInstanceKey: '5' }),
      rpc('ResolveIncident', { incidentKey: '5' }),
      rpc('SetVariables', { elementInstanceKey: '5' }),
      rpc('ModifyProcessInstance', { processInstanceKey: '5' }),
      rpc('MigrateProcessInstance', { processInstanceKey: '5' }),
      rpc('DeleteResource', { resourceKey: '5' }),
    ],
  }),
  scenario('variables that are no JSON object', {
    acts: ['[]', '5', '1.5', '"text"', 'true', '[{"a":1}]'].flatMap((variables) => [
      rpc('CreateProcessInstance', { bpmnProcessId: 'absent', version: -1, variables }),
      rpc('PublishMessage', { name: 'm', variables }),
    ]),
  }),
  scenario('every method with variables refuses what is no JSON object, before it looks at keys', {
    acts: [
      rpc('CompleteJob', { jobKey: '5', variables: '[]' }),
      rpc('FailJob', { jobKey: '5', variables: '[]' }),
      rpc('ThrowError', { jobKey: '5', variables: '[]' }),
      rpc('SetVariables', { elementInstanceKey: '5', variables: '[]' }),
      rpc('BroadcastSignal', { signalName: 's', variables: '[]' }),
      rpc('EvaluateDecision', { decisionId: 'd', variables: '[]' }),
      rpc('CreateProcessInstanceWithResult', { request: { bpmnProcessId: 'absent', variables: '[]' } }),
      rpc('ModifyProcessInstance', {
        processInstanceKey: '5',
        activateInstructions: [{ elementId: 't', variableInstructions: [{ variables: '[]' }] }],
      }),
    ],
  }),
  scenario('no variables are an empty object', {
    resources: [ONE],
    acts: [
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, variables: '' }),
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, variables: 'null' }),
      job('CompleteJob', { variables: '' }),
      job('CompleteJob', { variables: 'null' }),
    ],
  }),
  scenario('multi-tenancy is off: another tenant is refused, the default one and none are not', {
    resources: [ONE],
    acts: ['north', 'with space!', '<default>', ''].flatMap((tenantId) => [
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, tenantId }),
      rpc('PublishMessage', { name: 'm', tenantId }),
      rpc('BroadcastSignal', { signalName: 's', tenantId }),
      rpc('EvaluateDecision', { decisionId: 'absent', tenantId }),
      rpc('DeployResource', { tenantId, resources: [] }),
      rpc('CreateProcessInstanceWithResult', { request: { bpmnProcessId: 'absent', version: -1, tenantId } }),
      rpc('ActivateJobs', {
        type: 'none',
        worker: 'w',
        timeout: 1_000,
        maxJobsToActivate: 1,
        requestTimeout: -1,
        tenantIds: [tenantId],
      }),
    ]),
  }),
  scenario('a job that has failed can neither complete, fail nor throw', {
    resources: [ONE],
    acts: [
      create('p'),
      fail('t', 0, { message: 'broken' }),
      complete('t'),
      fail('t', 1),
      throwError('t', 'e'),
      updateTimeout('t', 1_000),
    ],
  }),
  scenario('a job whose error nobody caught can neither complete, fail nor throw', {
    resources: [ONE],
    acts: [
      create('p'),
      throwError('t', 'e', { message: 'broken' }),
      complete('t'),
      fail('t', 1),
      throwError('t', 'e'),
      updateTimeout('t', 1_000),
      retries('t', 2),
      resolve(),
    ],
  }),
  scenario('a job that has ended is not found', {
    resources: [ONE],
    acts: [
      create('p'),
      complete('t'),
      complete('t', {}, { ended: true }),
      retries('t', 1, { ended: true }),
      updateTimeout('t', 1, { ended: true }),
    ],
  }),
  scenario('retries are positive, whoever the job belongs to', {
    resources: [ONE],
    acts: [
      create('p'),
      retries('t', 0),
      retries('t', -1),
      retries('t', 5),
      rpc('UpdateJobRetries', { jobKey: ABSENT, retries: 0 }),
    ],
  }),
  scenario('an incident of a job without retries is refused as not found', {
    resources: [ONE],
    acts: [
      create('p'),
      fail('t', 0),
      resolve(),
      retries('t', 1),
      resolve(),
      rpc('ResolveIncident', { incidentKey: ABSENT }),
      complete('t'),
    ],
  }),
  scenario('the time of a job that nobody has is not updated', {
    resources: [ONE],
    acts: [create('p'), updateTimeout('t', 1_000)],
  }),
  scenario('the time of an activated job begins anew', {
    resources: [ONE],
    acts: [
      create('p'),
      activate('t', { timeoutMs: 5_000 }),
      updateTimeout('t', 60_000),
      advance('PT10S'),
      advance('PT1M'),
      activate('t'),
    ],
  }),
  scenario('a job whose time is made shorter comes back earlier', {
    resources: [ONE],
    acts: [
      create('p'),
      activate('t', { timeoutMs: 600_000 }),
      updateTimeout('t', 1_000),
      advance('PT5S'),
      activate('t'),
    ],
  }),
  scenario('an element instance is no process instance', {
    resources: [ONE],
    acts: [
      create('p'),
      rpc('CancelProcessInstance', (stage) => ({ processInstanceKey: stage.ledger.element('t') })),
      rpc('ModifyProcessInstance', (stage) => ({ processInstanceKey: stage.ledger.element('t') })),
      rpc('MigrateProcessInstance', (stage) => ({ processInstanceKey: stage.ledger.element('t') })),
      cancel(),
      cancel(),
    ],
  }),
  scenario('a called instance is cancelled through its root', {
    resources: [
      ONE,
      process('middle', [start(), call('c', 'p'), end(), flow('start', 'c', 'end')]),
      process('root', [start(), call('m', 'middle'), end(), flow('start', 'm', 'end')]),
    ],
    acts: [create('root'), cancel('p'), cancel('middle'), cancel('root')],
  }),
  scenario('variables of an element instance, of its scope and of what has ended', {
    resources: [ONE],
    acts: [
      create('p', { a: 1 }),
      setVariables('t', { a: 2 }, { local: true }),
      setVariables('t', { a: 3, b: 4 }),
      setVariables('process', {}),
      rpc('SetVariables', (stage) => ({ elementInstanceKey: stage.ledger.definition('p'), variables: '{"a":1}' })),
      cancel(),
      setVariables('process', { a: 5 }),
    ],
  }),
  scenario('a message id is refused while the message is kept', {
    acts: [
      rpc('PublishMessage', { name: 'm', correlationKey: 'k', timeToLive: 60_000, messageId: 'id' }),
      rpc('PublishMessage', { name: 'm', correlationKey: 'k', timeToLive: 60_000, messageId: 'id' }),
      rpc('PublishMessage', { name: 'm', correlationKey: 'k2', timeToLive: 60_000, messageId: 'id' }),
      rpc('PublishMessage'),
      rpc('PublishMessage', { name: 'm', timeToLive: -5 }),
      rpc('BroadcastSignal', { signalName: 's', variables: '{"a":1}' }),
      rpc('BroadcastSignal'),
    ],
  }),
  scenario('jobs are asked for with a type and a time', {
    resources: [ONE],
    acts: [
      create('p'),
      ...[
        { type: '' },
        { type: ' ' },
        { type: 't', timeout: 0 },
        { type: 't', timeout: -1 },
        { type: 't', maxJobsToActivate: 0 },
        { type: 't', maxJobsToActivate: -2 },
        { type: 't', worker: '' },
      ].map((more) =>
        rpc('ActivateJobs', { worker: 'w', timeout: 1_000, maxJobsToActivate: 1, requestTimeout: -1, ...more }),
      ),
    ],
  }),
  scenario('only the variables that were asked for come with a job', {
    resources: [ONE],
    acts: [
      create('p', { a: 1, b: { c: [1, null] } }),
      create('p', { b: 2 }),
      activate('t', { fetch: ['b', 'absent'], worker: 'one' }),
      activate('t'),
    ],
  }),
  scenario('as many jobs as were asked for, the oldest first', {
    resources: [ONE],
    acts: [
      create('p', { n: 1 }),
      create('p', { n: 2 }),
      create('p', { n: 3 }),
      activate('t', { max: 2 }),
      activate('t', { max: 2 }),
      activate('t'),
    ],
  }),
]);
