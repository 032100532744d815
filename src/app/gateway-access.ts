import type { GatewayOptions } from '../engine/index.js';
import { OperationalError } from './operational-error.js';

type Environment = Readonly<Record<string, string | undefined>>;
export type GatewayAccess = Pick<GatewayOptions, 'auth' | 'tls'>;

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/**
 * Who may use the gateway, and its certificate, as the environment says. Throws an `OperationalError` when only half of a pair
 * is given, or when the host can be reached by others and nobody is asked who he is.
 */
export function gatewayAccess(environment: Environment, host: string): GatewayAccess {
  const auth = authOf(environment);
  const tls = pairOf(environment, 'FADU_GRPC_TLS_CERT', 'FADU_GRPC_TLS_KEY');
  if (!auth && !LOOPBACK.includes(host)) {
    throw new OperationalError(
      `FADU_GRPC_HOST: expected 127.0.0.1, ::1 or localhost, or credentials (FADU_GRPC_USERNAME and FADU_GRPC_PASSWORD, or FADU_GRPC_TOKEN): whoever reaches the gateway may command the engine; found '${host}'`,
    );
  }
  return {
    ...(auth ? { auth } : {}),
    ...(tls ? { tls: { certificateFile: tls[0], keyFile: tls[1] } } : {}),
  };
}

function authOf(environment: Environment): GatewayOptions['auth'] {
  const basic = pairOf(environment, 'FADU_GRPC_USERNAME', 'FADU_GRPC_PASSWORD');
  const token = environment['FADU_GRPC_TOKEN'];
  if (basic && token) throw new OperationalError('FADU_GRPC_TOKEN: expected either a token or a user, found both');
  if (basic) return { kind: 'basic', username: basic[0], password: basic[1] };
  return token ? { kind: 'bearer', token } : undefined;
}

function pairOf(environment: Environment, first: string, second: string): readonly [string, string] | null {
  const [a, b] = [environment[first], environment[second]];
  if (Boolean(a) !== Boolean(b)) throw new OperationalError(`${first} and ${second}: expected both or neither`);
  return a && b ? [a, b] : null;
}
