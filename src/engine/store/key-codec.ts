/**
 * Keys as bytes whose order under `memcmp` is the order of the text by UTF-16 code units, which is how the engine compares
 * keys. UTF-8 alone would sort U+1F600 after U+FF08, JavaScript sorts it before. So surrogates are written unit by unit
 * (three bytes each, as CESU-8 does); that also keeps unpaired ones, which UTF-8 would replace.
 */
export function encodeKey(key: string): Buffer {
  return SURROGATE.test(key) ? encodeUnits(key) : Buffer.from(key, 'utf8');
}

/** The text that `encodeKey` made the bytes from. */
export function decodeKey(bytes: Buffer): string {
  // 0xED starts U+D000 to U+DFFF: only then can surrogates be among the bytes.
  return bytes.includes(0xed) ? decodeUnits(bytes) : bytes.toString('utf8');
}

/** The least byte string greater than every key with the prefix: no encoded key holds the byte 0xFF. */
export function endOfPrefix(prefix: string): Buffer {
  return Buffer.concat([encodeKey(prefix), Buffer.of(0xff)]);
}

const SURROGATE = /[\ud800-\udfff]/;

function encodeUnits(key: string): Buffer {
  const bytes: number[] = [];
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    if (unit < 0x80) bytes.push(unit);
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return Buffer.from(bytes);
}

function decodeUnits(bytes: Buffer): string {
  let key = '';
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i++]!;
    if (first < 0x80) key += String.fromCharCode(first);
    else if (first < 0xe0) key += String.fromCharCode(((first & 0x1f) << 6) | (bytes[i++]! & 0x3f));
    else key += String.fromCharCode(((first & 0x0f) << 12) | ((bytes[i++]! & 0x3f) << 6) | (bytes[i++]! & 0x3f));
  }
  return key;
}
