import type { RejectionType, ZeebeRecord } from '../../protocol/index.js';
import type { Reply } from '../core/index.js';
import { status, type Failure, type StatusCode } from './grpc/index.js';
import { NotProcessed, type NotProcessedKind } from '../runtime/index.js';
import { TooLarge, MESSAGE_BYTES_MAX } from './proto.js';

/** An answer other than OK: the code and text the client sees. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  constructor(
    readonly code: StatusCode,
    message: string,
  ) {
    super(message);
  }
}

/** The real gateway's mapping; a new rejection type does not compile without a code. */
const REJECTION_STATUS = {
  INVALID_ARGUMENT: status.INVALID_ARGUMENT,
  NOT_FOUND: status.NOT_FOUND,
  ALREADY_EXISTS: status.ALREADY_EXISTS,
  INVALID_STATE: status.FAILED_PRECONDITION,
  PROCESSING_ERROR: status.INTERNAL,
} satisfies Record<RejectionType, StatusCode>;

/** Clients repeat 8 and 14 by themselves, so only what passes may have them. */
const NOT_PROCESSED_STATUS = {
  overloaded: status.RESOURCE_EXHAUSTED,
  stopped: status.UNAVAILABLE,
  bug: status.INTERNAL,
  aborted: status.CANCELLED,
} satisfies Record<NotProcessedKind, StatusCode>;

/** The record of an accepted command; throws `GatewayError` in the words Zeebe clients match on when it was rejected. */
export function accepted(reply: Reply): ZeebeRecord {
  if (reply.ok) return reply.record;
  throw rejected(reply.commandIntent, reply.rejectionType, reply.reason);
}

export function rejected(intent: string, type: RejectionType, reason: string): GatewayError {
  return new GatewayError(REJECTION_STATUS[type], `Command '${intent}' rejected with code '${type}': ${reason}`);
}

export function invalid(reason: string): GatewayError {
  return new GatewayError(status.INVALID_ARGUMENT, reason);
}

export function tooLarge({ bytes }: TooLarge): GatewayError {
  return invalid(`Expected a request of at most ${MESSAGE_BYTES_MAX} bytes, but it has ${bytes}`);
}

/** The status of whatever a method threw; null for a bug, whose text is not for clients. */
export function statusOf(error: unknown): Failure | null {
  if (error instanceof GatewayError) return { code: error.code, details: error.message };
  if (error instanceof NotProcessed) return { code: NOT_PROCESSED_STATUS[error.kind], details: error.message };
  return null;
}
