import * as acts from '../acts.js';

type Variables = Readonly<Record<string, unknown>>;

/** What a random client does, as data: it can be printed, kept and played again on any engine. */
export type RandomStep =
  | { readonly do: 'create'; readonly variables: Variables }
  | { readonly do: 'complete'; readonly type: string; readonly variables: Variables }
  | { readonly do: 'fail'; readonly type: string; readonly retries: number; readonly backoffMs: number }
  | { readonly do: 'throwError'; readonly type: string; readonly code: string; readonly variables: Variables }
  | { readonly do: 'retries'; readonly type: string }
  | { readonly do: 'publish'; readonly name: string; readonly variables: Variables; readonly ttl: string }
  | { readonly do: 'broadcast'; readonly name: string; readonly variables: Variables }
  | { readonly do: 'advance'; readonly by: string }
  | { readonly do: 'setVariables'; readonly where: string; readonly variables: Variables; readonly local: boolean }
  | { readonly do: 'resolve' }
  | { readonly do: 'modify'; readonly activate: readonly string[]; readonly terminate: readonly string[] }
  | { readonly do: 'cancel' };

export const PROCESS_ID = 'main';

/** The step as an act of a scenario; what it names need not be there any more. */
export function actOf(step: RandomStep, mark = ''): acts.Act {
  switch (step.do) {
    case 'create':
      return acts.create(PROCESS_ID + mark, step.variables);
    case 'complete':
      return acts.complete(step.type, step.variables);
    case 'fail':
      return acts.fail(step.type, step.retries, { backoffMs: step.backoffMs });
    case 'throwError':
      return acts.throwError(step.type, step.code, { variables: step.variables });
    case 'retries':
      return acts.retries(step.type, 1);
    case 'publish':
      return acts.publish(step.name, 'k', step.variables, { ttl: step.ttl });
    case 'broadcast':
      return acts.broadcast(step.name, step.variables);
    case 'advance':
      return acts.advance(step.by);
    case 'setVariables':
      return acts.setVariables(step.where, step.variables, { local: step.local });
    case 'resolve':
      return acts.resolve();
    case 'modify':
      return acts.modify({ activate: step.activate, terminate: step.terminate, process: PROCESS_ID + mark });
    case 'cancel':
      return acts.cancel(PROCESS_ID + mark);
  }
}

/** The step in TypeScript, for a scenario that pins what was found. */
export function stepText(step: RandomStep): string {
  return JSON.stringify(step);
}
