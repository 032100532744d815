/**
 * The order in which Zeebe goes through what stands side by side in a file: from the last to the first. So flows are
 * taken, conditions tried and events subscribed. Its model is built by a walk that visits siblings backwards
 * (`ModelWalker`), and 8.5.8 shows it in its records: of two true conditions the later one in the file wins.
 */
export function lastToFirst<T>(inDocumentOrder: readonly T[]): readonly T[] {
  return inDocumentOrder.toReversed();
}
