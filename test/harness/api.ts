import type { ProblemBody } from '../../src/platform/problem.js';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
}

/** A person signed in on the REST API; the only door the scenarios use. */
export class ApiClient {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, username: string, password: string): Promise<ApiClient> {
    const answer = await send<{ token: string }>(`${url}/api/session`, 'POST', { username, password });
    if (answer.status >= 300) throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`);
    return new ApiClient(url, answer.body.token);
  }

  /** The answer whatever its status. */
  call<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return send<T>(`${this.url}/api${path}`, method, body, this.token);
  }

  /** The body of a 2xx answer; throws with the problem otherwise. */
  async ok<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  get<T>(path: string): Promise<T> {
    return this.ok<T>('GET', path);
  }

  /** The problem of an answer that must not be 2xx. */
  async problem(method: string, path: string, body?: unknown): Promise<ProblemBody> {
    const answer = await this.call<ProblemBody>(method, path, body);
    if (answer.status < 300)
      throw new Error(`${method} ${path} was expected to be refused and answered ${answer.status}`);
    return answer.body;
  }
}

async function send<T>(url: string, method: string, body?: unknown, token?: string): Promise<Answer<T>> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}
