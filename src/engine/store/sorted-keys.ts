/** So short that inserting in the middle costs little, so long that there are few of them. */
const CHUNK_KEYS_MAX = 256;

/**
 * A set of texts in ascending order, by UTF-16 code units. Chunks instead of one array: most keys come at the end and many go
 * at the front, and neither may cost time in proportion to what lies between.
 */
export class SortedKeys {
  private readonly chunks: string[][] = [];

  /** The key, which must not be in the set yet, is in it. */
  add(key: string): void {
    const last = this.chunks.at(-1);
    if (last === undefined || last[last.length - 1]! < key) return this.append(key, last);
    const at = this.chunkOf(key);
    const chunk = this.chunks[at]!;
    chunk.splice(indexIn(chunk, key), 0, key);
    if (chunk.length > CHUNK_KEYS_MAX) this.chunks.splice(at + 1, 0, chunk.splice(CHUNK_KEYS_MAX / 2));
  }

  /** The key, which must be in the set, is no longer in it. */
  remove(key: string): void {
    const at = this.chunkOf(key);
    const chunk = this.chunks[at]!;
    if (chunk.length === 1) this.chunks.splice(at, 1);
    else chunk.splice(indexIn(chunk, key), 1);
  }

  /** The first key that is not less than `from` (greater, if `exclusive`). */
  first(from: string, exclusive: boolean): string | undefined {
    if (this.chunks.length === 0) return undefined;
    const at = this.chunkOf(from);
    const chunk = this.chunks[at]!;
    let index = indexIn(chunk, from);
    if (exclusive && chunk[index] === from) index += 1;
    return index < chunk.length ? chunk[index] : this.chunks[at + 1]?.[0];
  }

  private append(key: string, last: string[] | undefined): void {
    if (last && last.length < CHUNK_KEYS_MAX) last.push(key);
    else this.chunks.push([key]);
  }

  /** Index of the last chunk that does not begin after the key; 0 when all do. */
  private chunkOf(key: string): number {
    const { chunks } = this;
    let low = 0;
    let high = chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (chunks[middle]![0]! <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Index of the first of the ascending keys that is not less than `key`. */
function indexIn(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
