import { credentials, makeGenericClientConstructor, type Client, type ServiceError } from '@grpc/grpc-js';
import { gatewayMethods } from '../../src/engine/gateway/proto.js';

/** Long, since the machine may be busy: what is slow is measured where it matters. */
const DEADLINE_MS = 30_000;
const Gateway = makeGenericClientConstructor(gatewayMethods(), 'Gateway');
type Call = (request: object, options: object, done: (error: ServiceError | null, answer: never) => void) => void;
type Stream = (request: object, options: object) => NodeJS.ReadableStream;

export interface ActivatedJob {
  readonly key: string;
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly variables: string;
}

/** Zeebe's protocol without a client library: no retries, so that every answer counts as it came. */
export class GatewayClient {
  private readonly client: Client;

  constructor(address: string) {
    const options = {
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
      'grpc.initial_reconnect_backoff_ms': 50,
    };
    this.client = new Gateway(address, credentials.createInsecure(), options);
  }

  async call<Answer>(method: string, request: object, deadlineMs = DEADLINE_MS): Promise<Answer> {
    const rpc = (this.client as unknown as Record<string, Call>)[method]!;
    return new Promise((resolve, reject) => {
      rpc.call(this.client, request, { deadline: Date.now() + deadlineMs }, (error, answer) =>
        error ? reject(error) : resolve(answer),
      );
    });
  }

  /** Whatever jobs there are, or come within `waitMs`. */
  async activate(type: string, { max = 32, timeoutMs = 2_000, waitMs = 200 } = {}): Promise<ActivatedJob[]> {
    const rpc = (this.client as unknown as Record<string, Stream>)['ActivateJobs']!;
    const request = { type, worker: 'crash', timeout: timeoutMs, maxJobsToActivate: max, requestTimeout: waitMs };
    const stream = rpc.call(this.client, request, { deadline: Date.now() + DEADLINE_MS });
    const jobs: ActivatedJob[] = [];
    for await (const answer of stream) jobs.push(...(answer as unknown as { jobs: ActivatedJob[] }).jobs);
    return jobs;
  }

  close(): void {
    this.client.close();
  }
}
