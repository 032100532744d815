import { ACTIVATED, type Instance, listensTo } from './instance.js';
import { constantText, type Place } from './places.js';

/** The event that catches, and the instance it is attached to or starts in. */
export interface Caught {
  readonly instance: Instance;
  readonly event: Place;
}

type Kind = 'error' | 'escalation';

/**
 * What catches the code, looked for from the instance outwards and through calls: in one scope a specific code wins over a
 * catch-all. Errors stop at the first scope that ends or was interrupted.
 */
export function findCatch(from: Instance | null, code: string | null, kind: Kind): Caught | null {
  for (const instance of scopes(from, kind)) {
    const events = catches(instance, kind);
    const event = events.find((one) => codeOf(one, kind) === code) ?? events.find((one) => codeOf(one, kind) === '');
    if (event) return { instance, event };
  }
  return null;
}

/** What could be caught of errors thrown at the instance: one for every event that some code reaches. */
export function errorsCaught(from: Instance): Caught[] {
  const codes = new Set<string | null>([null]);
  for (const instance of scopes(from, 'error'))
    for (const event of catches(instance, 'error')) codes.add(codeOf(event, 'error'));
  codes.delete('');
  const found = new Map<Place, Caught>();
  for (const code of codes) {
    const caught = findCatch(from, code, 'error');
    if (caught) found.set(caught.event, caught);
  }
  return [...found.values()];
}

function* scopes(from: Instance | null, kind: Kind): Iterable<Instance> {
  for (let instance = from; instance; instance = instance.parent) {
    if (kind === 'error' && (instance.state !== ACTIVATED || instance.interruptedBy !== null)) return;
    yield instance;
  }
}

function catches(instance: Instance, kind: Kind): Place[] {
  return listensTo(instance).filter(
    ({ element, type }) => (type === 'BOUNDARY_EVENT' || type === 'START_EVENT') && element[kind] !== null,
  );
}

function codeOf({ element }: Place, kind: Kind): string {
  const code = kind === 'error' ? element.error?.errorCode : element.escalation?.escalationCode;
  return constantText(code ?? null) ?? '';
}
