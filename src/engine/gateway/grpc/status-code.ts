/** The status codes of gRPC. */
export const status = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;

export type StatusCode = (typeof status)[keyof typeof status];

/** How a call ends that does not end with OK. */
export interface Failure {
  readonly code: StatusCode;
  readonly details: string;
}

/** A failure as an error, for what is found while a request is read. */
export class GrpcError extends Error implements Failure {
  override readonly name = 'GrpcError';
  constructor(
    readonly code: StatusCode,
    readonly details: string,
  ) {
    super(details);
  }
}
