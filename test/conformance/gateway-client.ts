import { Client, credentials, type ClientReadableStream, type ServiceError } from '@grpc/grpc-js';
import { loadSync, fromJSON, type PackageDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LATER_METHODS } from './later-methods.js';

const OPTIONS = { keepCase: true, longs: String, enums: String, defaults: true, oneofs: true } as const;
type Method = ServiceDefinition[string];

/** Every method of the gateway of 8.5: those of the installed client's protocol file, and those that it does not know yet. */
const METHODS: Readonly<Record<string, Method>> = {
  ...serviceIn(fromJSON(LATER_METHODS, OPTIONS)),
  ...serviceIn(
    loadSync(
      join(dirname(createRequire(import.meta.url).resolve('zeebe-node/package.json')), 'proto', 'zeebe.proto'),
      OPTIONS,
    ),
  ),
};

function serviceIn(definition: PackageDefinition): ServiceDefinition {
  return definition['gateway_protocol.Gateway'] as unknown as ServiceDefinition;
}

/** A call that goes on while other acts happen. */
export interface OpenCall {
  readonly messages: object[];
  ended: boolean;
  error: ServiceError | null;
  changed: () => void;
  cancel(): void;
}

/** Raw gRPC: requests and answers as the wire has them, 64-bit integers as strings. */
export class GatewayClient {
  private readonly client: Client;

  constructor(address: string) {
    this.client = new Client(address, credentials.createInsecure(), {
      'grpc.max_receive_message_length': 64 * 1024 * 1024,
    });
  }

  /** The answer, of a streaming call all messages. Rejects with the status as `ServiceError`. */
  async call(method: string, request: object): Promise<object> {
    const open = this.open(method, request);
    while (!open.ended) await new Promise<void>((resolve) => (open.changed = resolve));
    if (open.error) throw open.error;
    return known(method).responseStream ? open.messages : open.messages[0]!;
  }

  open(method: string, request: object): OpenCall {
    const { path, requestSerialize, responseDeserialize, responseStream } = known(method);
    const open: OpenCall = { messages: [], ended: false, error: null, changed: () => {}, cancel: () => {} };
    const end = (error: ServiceError | null) => {
      if (open.ended) return;
      Object.assign(open, { ended: true, error });
      open.changed();
    };
    const message = (answer: object) => {
      open.messages.push(answer);
      open.changed();
    };
    const serialize = requestSerialize as (value: object) => Buffer;
    const deserialize = responseDeserialize as (bytes: Buffer) => object;
    if (responseStream) {
      const stream: ClientReadableStream<object> = this.client.makeServerStreamRequest(
        path,
        serialize,
        deserialize,
        request,
      );
      stream
        .on('data', message)
        .on('end', () => end(null))
        .on('error', (error) => end(error as ServiceError));
      open.cancel = () => stream.cancel();
    } else {
      const unary = this.client.makeUnaryRequest(path, serialize, deserialize, request, (error, answer) => {
        if (answer) message(answer);
        end(error);
      });
      open.cancel = () => unary.cancel();
    }
    return open;
  }

  close(): void {
    this.client.close();
  }
}

function known(method: string): Method {
  const found = METHODS[method];
  if (!found) throw new Error(`expected a method of the gateway, found '${method}'`);
  return found;
}
