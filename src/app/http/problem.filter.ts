import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EngineError } from '../../orchestration/index.js';
import { Problem } from '../../platform/index.js';
import type { LocalText } from '../../model/index.js';
import type { ProblemBody } from '../../platform/index.js';

/** What the transport itself refuses, by status. */
const OF_STATUS: Readonly<Record<number, { type: string; title: LocalText }>> = {
  400: { type: 'bad-request', title: { zh: '请求格式有误', en: 'Bad request' } },
  401: { type: 'not-signed-in', title: { zh: '请先登录', en: 'Not signed in' } },
  403: { type: 'forbidden', title: { zh: '无权操作', en: 'Forbidden' } },
  404: { type: 'not-found', title: { zh: '未找到', en: 'Not found' } },
  405: { type: 'method-not-allowed', title: { zh: '不支持的方法', en: 'Method not allowed' } },
  413: { type: 'too-large', title: { zh: '内容过大', en: 'Too large' } },
  415: { type: 'unsupported-media-type', title: { zh: '不支持的内容类型', en: 'Unsupported media type' } },
  429: { type: 'too-many-requests', title: { zh: '请求过于频繁', en: 'Too many requests' } },
};

/** Every error of the API becomes a problem document (RFC 9457). What is not ours to explain tells nothing of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const body = problemOf(error);
    if (body.status >= 500) this.logger.error(`${request.method} ${request.path}: ${stackOf(error)}`);
    if (response.headersSent) return;
    response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
  }
}

/** The problem document of whatever was thrown. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof Problem) return error.body;
  if (error instanceof EngineError && error.status === 'UNAVAILABLE') return ENGINE_AWAY;
  const status = statusOf(error);
  const known = status === null ? undefined : OF_STATUS[status];
  if (status === null || known === undefined) return UNEXPECTED;
  const detail = error instanceof Error ? error.message : '';
  return { ...known, status, detail: { zh: `${known.title.zh}：${detail}`, en: detail } };
}

/** Of Nest's exceptions, and of the errors that Express's body parsers throw (`http-errors`). */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && expose === true ? status : null;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const UNEXPECTED: ProblemBody = {
  type: 'unexpected',
  status: 500,
  title: { zh: '服务内部错误', en: 'Internal error' },
  detail: {
    zh: '操作未完成，未作任何更改。请联系系统管理员。',
    en: 'Nothing was changed. Ask the administrator to look at the log.',
  },
};

const ENGINE_AWAY: ProblemBody = {
  type: 'engine-unavailable',
  status: 503,
  title: { zh: '流程引擎暂不可用', en: 'Engine unavailable' },
  detail: { zh: '请稍后再试。', en: 'Try again in a moment.' },
};
