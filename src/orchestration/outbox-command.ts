import type { JsonObject } from '../protocol/index.js';

/** What the application tells the engine. One row of the outbox each. */
export type OutboxCommand =
  | {
      readonly kind: 'create-instance';
      readonly bpmnProcessId: string;
      readonly version: number;
      readonly variables: JsonObject & { readonly caseId: string };
    }
  | { readonly kind: 'cancel-instance'; readonly processInstanceKey: string; readonly caseId: string }
  | { readonly kind: 'complete-job'; readonly jobKey: string; readonly variables: JsonObject }
  | {
      readonly kind: 'publish-message';
      readonly name: string;
      /** The case id, on which every message of a case correlates. */
      readonly correlationKey: string;
      readonly variables: JsonObject;
      /** How long the engine keeps it for a catch event not yet reached, in ms. */
      readonly ttlMs: number;
    }
  | {
      readonly kind: 'resolve-incident';
      readonly incidentKey: string;
      /** Null when the incident is not about a job. */
      readonly jobKey: string | null;
      readonly retries: number;
    };
