import type { ProblemBody } from './types';

/** An answer of the service that is not a success; `body` is its problem document. */
export class ApiProblem extends Error {
  constructor(readonly body: ProblemBody) {
    super(`${body.type}: ${body.detail.en}`);
    this.name = 'ApiProblem';
  }

  get status(): number {
    return this.body.status;
  }
}

const UNREACHABLE: ProblemBody = {
  type: 'unreachable',
  status: 0,
  title: { zh: '无法连接服务', en: 'Service unreachable' },
  detail: { zh: '请检查网络后重试。', en: 'Check the network and try again.' },
};

/** The problem as a value, whatever was thrown. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof ApiProblem) return error.body;
  const text = error instanceof Error ? error.message : String(error);
  return {
    type: 'unexpected',
    status: 0,
    title: { zh: '出现意外错误', en: 'Unexpected error' },
    detail: { zh: text, en: text },
  };
}

/** Calls one operation under /api. Throws `ApiProblem` for every answer but a success, also when no answer comes. */
export async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  if (response.ok) return readBody<T>(response);
  throw new ApiProblem(await readProblem(response));
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  try {
    return await fetch(`/api${path}`, init);
  } catch {
    throw new ApiProblem(UNREACHABLE);
  }
}

async function readBody<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function readProblem(response: Response): Promise<ProblemBody> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<ProblemBody>;
    if (typeof body.status === 'number' && body.title?.zh !== undefined && body.detail?.zh !== undefined)
      return body as ProblemBody;
  } catch {
    // Not JSON: a proxy or a crash answered instead of the service; the status is all there is.
  }
  const detail = `HTTP ${response.status}`;
  return {
    type: 'http',
    status: response.status,
    title: { zh: '请求失败', en: 'Request failed' },
    detail: { zh: detail, en: detail },
  };
}

/** `?a=1&b=2` of the entries that have a value. */
export function query(parameters: Record<string, string | number | undefined | null>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
