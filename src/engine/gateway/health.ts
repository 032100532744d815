import {
  loadPackageDefinition,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { status, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

interface HealthRequest {
  readonly service: string;
}

const KNOWN_SERVICES: readonly string[] = ['', 'gateway_protocol.Gateway'];

/** The standard health service (`grpc.health.v1.Health`), which some clients and load balancers ask. */
export function healthService(stopping: AbortSignal): {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
} {
  return { definition: definition(), implementation: { Check: check, Watch: watchUntil(stopping) } };
}

function check({ request }: ServerUnaryCall<HealthRequest, object>, callback: sendUnaryData<object>): void {
  if (KNOWN_SERVICES.includes(request.service)) callback(null, { status: 'SERVING' });
  else
    callback({ code: status.NOT_FOUND, details: `Expected a service of this gateway, but found '${request.service}'` });
}

/** The status does not change while the process lives; a gateway that stops says so and ends the stream. */
function watchUntil(stopping: AbortSignal) {
  return (call: ServerWritableStream<HealthRequest, object>): void => {
    const known = KNOWN_SERVICES.includes(call.request.service);
    call.write({ status: known ? 'SERVING' : 'SERVICE_UNKNOWN' });
    const end = () => {
      if (known) call.write({ status: 'NOT_SERVING' });
      call.end();
    };
    stopping.addEventListener('abort', end);
    call.on('cancelled', () => stopping.removeEventListener('abort', end));
  };
}

function definition(): ServiceDefinition {
  const messages = {
    HealthCheckRequest: { fields: { service: { type: 'string', id: 1 } } },
    HealthCheckResponse: {
      nested: { ServingStatus: { values: { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 } } },
      fields: { status: { type: 'ServingStatus', id: 1 } },
    },
    Health: { methods: { Check: method(false), Watch: method(true) } },
  };
  const descriptor = { nested: { grpc: { nested: { health: { nested: { v1: { nested: messages } } } } } } };
  const loaded = loadPackageDefinition(fromJSON(descriptor, { enums: String, defaults: true })) as unknown as {
    grpc: { health: { v1: { Health: { service: ServiceDefinition } } } };
  };
  return loaded.grpc.health.v1.Health.service;
}

function method(responseStream: boolean) {
  return { requestType: 'HealthCheckRequest', responseType: 'HealthCheckResponse', responseStream, comment: '' };
}
