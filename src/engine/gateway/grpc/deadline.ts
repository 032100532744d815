import { GrpcError, status } from './status-code.js';

const UNIT_MS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };
/** Node's timers know no longer one: a call whose time is longer has no end of its own. */
const TIMER_MS_MAX = 2_147_483_647;

/** Milliseconds in a `grpc-timeout` header (`1500m`); null when a timer cannot be so long. Throws INTERNAL. */
export function timeoutMs(header: string): number | null {
  const match = /^(\d{1,8})\s*([HMSmun])$/.exec(header);
  if (!match) throw new GrpcError(status.INTERNAL, `Invalid grpc-timeout value "${header}"`);
  const ms = Number(match[1]) * UNIT_MS[match[2]!]!;
  return ms > TIMER_MS_MAX ? null : ms;
}
