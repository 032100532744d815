/** Left rotations of MD5's four rounds (RFC 1321 §3.4). */
const ROTATIONS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** MD5 of the text's UTF-8 bytes in base64: what records of resources carry as `checksum`. It tells versions apart and protects nothing. */
export function checksum(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  const words = new DataView(bytes.buffer);
  const sum = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (let block = 0; block < bytes.length; block += 64) addBlock(sum, words, block);
  return base64(new Uint8Array(new Uint32Array(sum).buffer));
}

/** With a one bit, zeros, and the length in bits. */
function padded(bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  new DataView(all.buffer).setBigUint64(all.length - 8, BigInt(bytes.length) * 8n, true);
  return all;
}

function addBlock(sum: Int32Array, words: DataView, block: number): void {
  let [a, b, c, d] = sum as unknown as [number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const [mixed, word] = mix(round, i, b, c, d);
    const turned = (a + mixed + SINES[i]! + words.getInt32(block + word * 4, true)) | 0;
    const by = ROTATIONS[round]![i & 3]!;
    [a, d, c, b] = [d, c, b, (b + ((turned << by) | (turned >>> (32 - by)))) | 0];
  }
  sum.set([sum[0]! + a, sum[1]! + b, sum[2]! + c, sum[3]! + d]);
}

/** The round's function of three words, and which word of the block it takes. */
function mix(round: number, i: number, b: number, c: number, d: number): [mixed: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), i];
  if (round === 1) return [(d & b) | (~d & c), (5 * i + 1) & 15];
  if (round === 2) return [b ^ c ^ d, (3 * i + 5) & 15];
  return [c ^ (b | ~d), (7 * i) & 15];
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => BASE64[(three >> shift) & 63]!);
    text += digits.map((digit, j) => (i + j > bytes.length ? '=' : digit)).join('');
  }
  return text;
}
