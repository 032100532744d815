import { GrpcError, status } from './status-code.js';

/** One byte that says whether the message is compressed, four of its length. */
const HEADER_BYTES = 5;

export interface FramedMessage {
  readonly compressed: boolean;
  readonly bytes: Buffer;
}

/** The message as it goes over the wire, uncompressed. */
export function framed(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, HEADER_BYTES);
  return frame;
}

/** Cuts the bytes of a stream into messages, however the bytes come in pieces. */
export class MessageReader {
  private pieces: Buffer[] = [];
  private gathered = 0;
  private needed = HEADER_BYTES;

  constructor(private readonly bytesMax: number) {}

  /** The messages that are complete with this piece. Throws RESOURCE_EXHAUSTED as soon as one says that it is too large. */
  push(piece: Buffer): FramedMessage[] {
    this.pieces.push(piece);
    this.gathered += piece.length;
    // Pieces are put together when there are enough, so that a message in many pieces is copied once.
    return this.gathered < this.needed ? [] : this.cut(this.pieces.length === 1 ? piece : Buffer.concat(this.pieces));
  }

  private cut(bytes: Buffer): FramedMessage[] {
    const messages: FramedMessage[] = [];
    let from = 0;
    for (let end = this.endOf(bytes, from); end <= bytes.length; end = this.endOf(bytes, from)) {
      messages.push({ compressed: bytes[from] === 1, bytes: bytes.subarray(from + HEADER_BYTES, end) });
      from = end;
    }
    this.pieces = from < bytes.length ? [bytes.subarray(from)] : [];
    this.gathered = bytes.length - from;
    this.needed = this.endOf(bytes, from) - from;
    return messages;
  }

  /** Where the message that begins at `from` ends, or, when that is not known yet, its header. */
  private endOf(bytes: Buffer, from: number): number {
    if (bytes.length - from < HEADER_BYTES) return from + HEADER_BYTES;
    const length = bytes.readUInt32BE(from + 1);
    if (length <= this.bytesMax) return from + HEADER_BYTES + length;
    throw new GrpcError(status.RESOURCE_EXHAUSTED, `Received message larger than max (${length} vs ${this.bytesMax})`);
  }
}
