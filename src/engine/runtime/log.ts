/** Where the engine reports what an operator should know; one line each. */
export interface EngineLog {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
