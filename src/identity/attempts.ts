const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Names remembered at once; the oldest are forgotten first, so that made-up names cannot fill the memory. */
const NAMES_MAX = 10_000;

/**
 * Failed sign-ins by user name. After five in a row a name must wait 30 s, then twice as long after each further failure, up
 * to 15 minutes; a success forgets them. `nowMs` is real time in ms: a controlled clock that stands still must lock nobody out.
 */
export class SignInAttempts {
  private readonly failures = new Map<string, { readonly count: number; readonly untilMs: number }>();

  constructor(private readonly nowMs: () => number = () => Date.now()) {}

  /** Milliseconds until the name may try again; 0: now. */
  waitMs(username: string): number {
    return Math.max(0, (this.failures.get(key(username))?.untilMs ?? 0) - this.nowMs());
  }

  failed(username: string): void {
    const name = key(username);
    const count = (this.failures.get(name)?.count ?? 0) + 1;
    const wait = count < FREE_FAILURES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_FAILURES), LONGEST_WAIT_MS);
    this.failures.delete(name);
    this.failures.set(name, { count, untilMs: this.nowMs() + wait });
    const oldest = this.failures.keys().next();
    if (this.failures.size > NAMES_MAX && oldest.done !== true) this.failures.delete(oldest.value);
  }

  succeeded(username: string): void {
    this.failures.delete(key(username));
  }
}

const key = (username: string): string => username.trim().toLowerCase();
