import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { decompress } from './decompress.js';
import { MessageReader, type FramedMessage } from './message-reader.js';
import type { Route } from './route.js';
import { GrpcError, status } from './status-code.js';

/**
 * Reads the one message of a call. `done` gets it when the caller has sent everything, `failed` what is wrong with it; one of
 * them is called, once, or none when the caller leaves before that.
 */
export function readRequest(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  route: Route,
  bytesMax: number,
  done: (request: object) => void,
  failed: (error: GrpcError) => void,
): void {
  const reader = new MessageReader(bytesMax);
  let message: FramedMessage | undefined;
  let refused = false;
  const refuse = (error: unknown) => {
    if (!refused) failed(asFailure(error));
    refused = true;
  };
  stream.on('data', (piece: Buffer) => {
    // What comes after a refusal is read and dropped.
    if (refused) return;
    try {
      for (const next of reader.push(piece)) {
        if (message) throw unimplemented(`Received a second request message for method ${route.path}`);
        message = next;
      }
    } catch (error) {
      refuse(error);
    }
  });
  const decode = (bytes: Buffer) => {
    let request: object;
    try {
      request = route.requestDeserialize(bytes);
    } catch {
      return refuse(new GrpcError(status.INTERNAL, 'Error deserializing request'));
    }
    done(request);
  };
  stream.on('end', () => {
    if (refused || stream.aborted) return;
    if (!message) return refuse(unimplemented(`Received no request message for method ${route.path}`));
    if (!message.compressed) return decode(message.bytes);
    const encoding = String(headers['grpc-encoding'] ?? 'identity');
    decompress(message.bytes, encoding, bytesMax).then(decode, refuse);
  });
}

function unimplemented(details: string): GrpcError {
  return new GrpcError(status.UNIMPLEMENTED, details);
}

function asFailure(error: unknown): GrpcError {
  return error instanceof GrpcError ? error : new GrpcError(status.INTERNAL, 'Error reading request');
}
