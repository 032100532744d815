import type { OutgoingHttpHeaders } from 'node:http2';
import { ACCEPTED_ENCODINGS } from './decompress.js';
import { status, type Failure } from './status-code.js';

export const OK_TRAILERS: OutgoingHttpHeaders = { 'grpc-status': '0' };

/** What tells the caller that, and why, the call has failed. */
export function trailersOf({ code, details }: Failure): OutgoingHttpHeaders {
  const trailers = { 'grpc-status': String(code), 'grpc-message': encodeURI(wellFormed(details)) };
  return code === status.UNIMPLEMENTED ? { ...trailers, 'grpc-accept-encoding': ACCEPTED_ENCODINGS } : trailers;
}

/** Half of a surrogate pair alone cannot be written as UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
