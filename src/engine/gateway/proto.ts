import { fromJSON, loadSync, type MethodDefinition, type PackageDefinition } from '@grpc/proto-loader';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LATER_PROTOCOL } from './later-protocol.js';

export type Method = MethodDefinition<object, object>;

/** Largest request and response, as in the real gateway. */
export const MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

/** Stands for a request beyond the limit; its content was not decoded. */
export class TooLarge {
  constructor(readonly bytes: number) {}
}

type Methods = Readonly<Record<string, Method>>;

/** 64-bit integers are strings, enums names. */
const OPTIONS = { keepCase: true, longs: String, enums: String, defaults: true, oneofs: true } as const;

/**
 * The methods of `gateway_protocol.Gateway` by name, read from the client package that is installed, since the protocol file is
 * not ours to ship, and from what we say ourselves about what that package does not know yet.
 *
 * A request beyond 4 MiB becomes `TooLarge` here, because the transport would answer RESOURCE_EXHAUSTED, which
 * Zeebe clients repeat for ever.
 */
export function gatewayMethods(): Methods {
  const folder = dirname(createRequire(import.meta.url).resolve('zeebe-node/package.json'));
  const installed = methodsOf(loadSync(join(folder, 'proto', 'zeebe.proto'), OPTIONS));
  const later = methodsOf(fromJSON(LATER_PROTOCOL, OPTIONS));
  const names = [...new Set([...Object.keys(installed), ...Object.keys(later)])];
  return Object.fromEntries(names.map((name) => [name, limited(merged(installed[name], later[name]))]));
}

function methodsOf(definition: PackageDefinition): Methods {
  return definition['gateway_protocol.Gateway'] as unknown as Methods;
}

/** A message on the wire is its fields one after the other, so two readers and writers of some fields each make one of all. */
function merged(installed: Method | undefined, later: Method | undefined): Method {
  if (!installed || !later) return (installed ?? later)!;
  return {
    ...installed,
    requestDeserialize: (bytes) => ({ ...installed.requestDeserialize(bytes), ...later.requestDeserialize(bytes) }),
    responseSerialize: (message) =>
      Buffer.concat([installed.responseSerialize(message), later.responseSerialize(message)]),
  };
}

function limited(method: Method): Method {
  const decode = method.requestDeserialize;
  return {
    ...method,
    requestDeserialize: (bytes) => (bytes.length > MESSAGE_BYTES_MAX ? new TooLarge(bytes.length) : decode(bytes)),
  };
}
