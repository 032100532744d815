/** Where the engine reports what an operator should know; one line each. */
export interface EngineLog {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/** The message of whatever was thrown. Not `instanceof Error`: a native module may throw errors of another realm. */
export function textOf(error: unknown): string {
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : String(error);
}

/** As `textOf`, with the stack where there is one: for bugs. */
export function traceOf(error: unknown): string {
  const stack = (error as { stack?: unknown } | null)?.stack;
  return typeof stack === 'string' ? stack : textOf(error);
}
