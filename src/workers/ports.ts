/** Where reminders go. Declared here because the worker tells; bound in `app` to whoever supervises. */
export interface Reminders {
  /** Idempotent by `jobKey`. */
  remind(reminder: {
    readonly jobKey: string;
    readonly caseId: string | null;
    readonly bpmnProcessId: string;
    readonly version: number;
    readonly elementId: string;
  }): Promise<void>;
}
export const REMINDERS = Symbol('REMINDERS');
