import type { ProblemBody } from '../../platform/index.js';
import { DEMO_PASSWORD } from './people.js';

const PATIENCE_MS = 8_000;
const STEP_MS = 15;

/** The people of the demonstration at the public REST API; each signs in at the first thing they do. */
export class RestClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly url: string) {}

  /** The answer to the person's request. Rejects with the problem when it is refused. */
  async send<T>(username: string, method: string, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.request(method, path, body, await this.tokenOf(username));
    if (status >= 300) throw new Error(`${username} ${method} ${path}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  /** Does an act of a case; waits a moment for its task, since the engine works in its own time. */
  async act(username: string, caseId: string, act: string, values: object): Promise<void> {
    const token = await this.tokenOf(username);
    for (const untilMs = Date.now() + PATIENCE_MS; ;) {
      const { status, text } = await this.request('POST', `/cases/${caseId}/acts/${act}`, { values }, token);
      if (status < 300) return;
      const { type } = JSON.parse(text) as ProblemBody;
      if (type !== 'no-open-task' || Date.now() > untilMs)
        throw new Error(`${act} by ${username} was refused: ${text}`);
      await pause(STEP_MS);
    }
  }

  private tokenOf(username: string): Promise<string> {
    const known = this.tokens.get(username) ?? this.signIn(username);
    this.tokens.set(username, known);
    return known;
  }

  private async signIn(username: string): Promise<string> {
    const { text } = await this.request('POST', '/session', { username, password: DEMO_PASSWORD }, null);
    return (JSON.parse(text) as { token: string }).token;
  }

  private async request(
    method: string,
    path: string,
    body: unknown,
    token: string | null,
  ): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }
}

/** Tries `probe` until it gives a value; rejects with `what` after a while. */
export async function eventually<T>(what: string, probe: () => Promise<T | undefined>): Promise<T> {
  for (const untilMs = Date.now() + PATIENCE_MS; ;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > untilMs) throw new Error(`waited in vain for ${what}`);
    await pause(STEP_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
