/** The name that a BPMN file gives its first process; null where it gives none. */
export function nameOfProcess(xml: string): string | null {
  return /<(?:\w+:)?process\b[^>]*\bname="([^"]+)"/.exec(xml)?.[1] ?? null;
}
