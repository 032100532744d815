import { fromJSON, type ServiceDefinition } from '@grpc/proto-loader';
import { status, type Answer, type Caller, type Route } from './grpc/index.js';

interface HealthRequest {
  readonly service: string;
}

const KNOWN_SERVICES: readonly string[] = ['', 'gateway_protocol.Gateway'];

/** The standard health service (`grpc.health.v1.Health`), which some clients and load balancers ask. */
export function healthRoutes(stopping: AbortSignal): Route[] {
  const { Check, Watch } = definition();
  return [
    { ...Check!, serve: (request, _, answer) => check(request as HealthRequest, answer) },
    { ...Watch!, serve: (request, caller, answer) => watch(request as HealthRequest, caller, answer, stopping) },
  ];
}

function check({ service }: HealthRequest, answer: Answer): void {
  if (KNOWN_SERVICES.includes(service)) answer.sendLast({ status: 'SERVING' });
  else answer.fail({ code: status.NOT_FOUND, details: `Expected a service of this gateway, but found '${service}'` });
}

/** The status does not change while the process lives; a gateway that stops says so and ends the stream. */
function watch({ service }: HealthRequest, caller: Caller, answer: Answer, stopping: AbortSignal): void {
  const known = KNOWN_SERVICES.includes(service);
  answer.send({ status: known ? 'SERVING' : 'SERVICE_UNKNOWN' });
  const end = () => {
    if (known) answer.send({ status: 'NOT_SERVING' });
    answer.end();
  };
  if (stopping.aborted) return end();
  stopping.addEventListener('abort', end);
  caller.signal.addEventListener('abort', () => stopping.removeEventListener('abort', end));
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
  return fromJSON(descriptor, { enums: String, defaults: true })['grpc.health.v1.Health'] as ServiceDefinition;
}

function method(responseStream: boolean) {
  return { requestType: 'HealthCheckRequest', responseType: 'HealthCheckResponse', responseStream, comment: '' };
}
