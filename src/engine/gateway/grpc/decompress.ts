import { gunzip, inflate } from 'node:zlib';
import { GrpcError, status } from './status-code.js';

/** What requests may be compressed with, as `grpc-accept-encoding` says it. */
export const ACCEPTED_ENCODINGS = 'identity,deflate,gzip';

/** The content. Rejects with `GrpcError`: UNIMPLEMENTED, INTERNAL when damaged, RESOURCE_EXHAUSTED beyond `bytesMax`. */
export function decompress(bytes: Buffer, encoding: string, bytesMax: number): Promise<Buffer> {
  const unpack = encoding === 'gzip' ? gunzip : encoding === 'deflate' ? inflate : null;
  if (encoding === 'identity') return Promise.resolve(bytes);
  if (!unpack) {
    const details = `Received message compressed with unsupported encoding "${encoding}"`;
    return Promise.reject(new GrpcError(status.UNIMPLEMENTED, details));
  }
  return new Promise((resolve, reject) => {
    unpack(bytes, { maxOutputLength: bytesMax }, (error, content) =>
      error ? reject(failure(error, bytesMax)) : resolve(content),
    );
  });
}

function failure(error: NodeJS.ErrnoException, bytesMax: number): GrpcError {
  if (error.code !== 'ERR_BUFFER_TOO_LARGE') return new GrpcError(status.INTERNAL, 'Failed to decompress message');
  const details = `Received message that decompresses to a size larger than ${bytesMax}`;
  return new GrpcError(status.RESOURCE_EXHAUSTED, details);
}
