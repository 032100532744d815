import { loadPackageDefinition, type MethodDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Method = MethodDefinition<object, object>;

/** Largest request and response, as in the real gateway. */
export const MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

/** Stands for a request beyond the limit; its content was not decoded. */
export class TooLarge {
  constructor(readonly bytes: number) {}
}

/**
 * The methods of `gateway_protocol.Gateway` by name, read from the client package that is installed: the protocol file is not
 * ours to ship. 64-bit integers are strings, enums names.
 *
 * A request beyond 4 MiB becomes `TooLarge` here, because the transport would answer RESOURCE_EXHAUSTED, which
 * Zeebe clients repeat for ever.
 */
export function gatewayMethods(): Readonly<Record<string, Method>> {
  const folder = dirname(createRequire(import.meta.url).resolve('zeebe-node/package.json'));
  const definition = loadSync(join(folder, 'proto', 'zeebe.proto'), {
    keepCase: true,
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  const { gateway_protocol: protocol } = loadPackageDefinition(definition) as unknown as {
    gateway_protocol: { Gateway: { service: Record<string, Method> } };
  };
  return Object.fromEntries(Object.entries(protocol.Gateway.service).map(([name, method]) => [name, limited(method)]));
}

function limited(method: Method): Method {
  const decode = method.requestDeserialize;
  return {
    ...method,
    requestDeserialize: (bytes) => (bytes.length > MESSAGE_BYTES_MAX ? new TooLarge(bytes.length) : decode(bytes)),
  };
}
