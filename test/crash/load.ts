import { GatewayClient, type ActivatedJob } from './gateway-client.js';
import { eventFact, instanceFact, type Ledger, variableFact } from './ledger.js';
import { ORDER, tick } from './processes.js';

type Next = () => number;
/** One act of a client; it throws when the engine does not answer or refuses. */
type Act = (client: GatewayClient, ledger: Ledger, next: Next) => Promise<void>;

/** Four clients of different kinds, each with its own connection, until `stop`. */
export class Load {
  private stopped = false;
  private readonly running: Promise<void>[];

  constructor(
    address: string,
    private readonly ledger: Ledger,
    private readonly next: Next,
  ) {
    this.running = [create, work, publish, administer].map((act) => this.run(act, new GatewayClient(address)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  private async run(act: Act, client: GatewayClient): Promise<void> {
    while (!this.stopped) await act(client, this.ledger, this.next).catch(async () => pause(5));
    client.close();
  }
}

/** What everybody works with. Acknowledged or not, it may be asked for again. */
export async function prepare(client: GatewayClient, ledger: Ledger): Promise<void> {
  await deploy(client, ledger, 'order.bpmn', ORDER);
}

/** Everything that was asked for comes to its end. */
export async function finish(address: string, ledger: Ledger): Promise<void> {
  const client = new GatewayClient(address);
  for (const id of ledger.ids) await publishPaid(client, ledger, id, `final-${id}`).catch(() => undefined);
  let idleSinceMs = Date.now();
  while (Date.now() - idleSinceMs < QUIET_MS) {
    const jobs = [...(await client.activate('work')), ...(await client.activate('repair'))];
    for (const job of jobs) await complete(client, ledger, job);
    if (jobs.length > 0) idleSinceMs = Date.now();
  }
  client.close();
}

/** Longer than the time-out of a job that a dead worker held, and than the timers of the processes. */
const QUIET_MS = 3_000;
const MESSAGE_TTL_MS = 120_000;

async function create(client: GatewayClient, ledger: Ledger, next: Next): Promise<void> {
  const burst = 1 + Math.floor(next() * 8);
  await Promise.all(Array.from({ length: burst }, async () => createOne(client, ledger)));
}

async function createOne(client: GatewayClient, ledger: Ledger): Promise<void> {
  const id = `order-${ledger.ids.length}`;
  ledger.ids.push(id);
  const request = { bpmnProcessId: 'order', version: -1, variables: JSON.stringify({ id }) };
  const { processInstanceKey } = await client.call<{ processInstanceKey: string }>('CreateProcessInstance', request);
  ledger.acknowledged(instanceFact(processInstanceKey));
  ledger.instances.push(processInstanceKey);
}

async function work(client: GatewayClient, ledger: Ledger, next: Next): Promise<void> {
  const jobs = await client.activate(next() < 0.7 ? 'work' : 'repair', { waitMs: 50 });
  await Promise.all(jobs.map(async (job) => handle(client, ledger, job, next())));
}

async function handle(client: GatewayClient, ledger: Ledger, job: ActivatedJob, chance: number): Promise<void> {
  if (chance < 0.1) {
    await client.call('FailJob', {
      jobKey: job.key,
      retries: 3,
      errorMessage: 'again',
      retryBackOff: chance < 0.05 ? 100 : 0,
    });
    ledger.acknowledged(eventFact('JOB', 'FAILED', job.key));
  } else if (chance < 0.2 && job.elementId === 'work') {
    await client.call('ThrowError', { jobKey: job.key, errorCode: 'REFUSED', errorMessage: 'no' });
    ledger.acknowledged(eventFact('JOB', 'ERROR_THROWN', job.key));
  } else if (chance < 0.95) await complete(client, ledger, job);
  // Else the worker forgets it, and it times out.
}

async function complete(client: GatewayClient, ledger: Ledger, job: ActivatedJob): Promise<void> {
  await client.call('CompleteJob', { jobKey: job.key, variables: JSON.stringify({ done: job.key }) });
  ledger.acknowledged(eventFact('JOB', 'COMPLETED', job.key));
}

async function publish(client: GatewayClient, ledger: Ledger, next: Next): Promise<void> {
  const id = ledger.ids[Math.floor(next() * ledger.ids.length)];
  if (id === undefined) return pause(10);
  await publishPaid(client, ledger, id, `paid-${id}`);
}

async function publishPaid(client: GatewayClient, ledger: Ledger, id: string, messageId: string): Promise<void> {
  const variables = JSON.stringify({ paid: id });
  const request = { name: 'paid', correlationKey: id, messageId, timeToLive: MESSAGE_TTL_MS, variables };
  const { key } = await client.call<{ key: string }>('PublishMessage', request);
  ledger.acknowledged(eventFact('MESSAGE', 'PUBLISHED', key));
}

async function administer(client: GatewayClient, ledger: Ledger, next: Next): Promise<void> {
  await pause(20);
  const instance = ledger.instances[ledger.instances.length - 1 - Math.floor(next() * 20)];
  const chance = next();
  if (chance < 0.05) return deploy(client, ledger, 'tick.bpmn', tick(Math.floor(next() * 1e9)));
  if (instance === undefined) return;
  if (chance < 0.3) return cancel(client, ledger, instance);
  const json = String(Math.floor(next() * 1e9));
  const request = { elementInstanceKey: instance, variables: `{"note":${json}}`, local: true };
  await client.call('SetVariables', request);
  ledger.acknowledged(variableFact(instance, 'note', json));
}

async function cancel(client: GatewayClient, ledger: Ledger, processInstanceKey: string): Promise<void> {
  await client.call('CancelProcessInstance', { processInstanceKey });
  ledger.acknowledged(eventFact('PROCESS_INSTANCE', 'ELEMENT_TERMINATED', processInstanceKey));
}

async function deploy(client: GatewayClient, ledger: Ledger, name: string, text: string): Promise<void> {
  const request = { resources: [{ name, content: Buffer.from(text) }] };
  const answer = await client.call<{ deployments: { process: { processDefinitionKey: string } }[] }>(
    'DeployResource',
    request,
  );
  for (const { process } of answer.deployments)
    ledger.acknowledged(eventFact('PROCESS', 'CREATED', process.processDefinitionKey));
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
