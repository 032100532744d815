import type { Refusal } from '../law/case-rules/index.js';
import type { Finding, LocalText } from '../model/finding.js';

export type { Refusal };

export interface FieldError {
  /** Path in the request body, e.g. `values.servedOn`. */
  readonly path: string;
  readonly message: string;
}

/** Body of every error answer (RFC 9457). `type` is a stable kebab-case word of ours. */
export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly title: LocalText;
  readonly detail: LocalText;
  readonly refusals?: readonly Refusal[];
  readonly findings?: readonly Finding[];
  readonly errors?: readonly FieldError[];
}

/** Thrown by use cases for expected failure; the filter in `app` turns it into the answer. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(`${body.type}: ${body.detail.en}`);
  }

  static notFound(what: LocalText): Problem {
    return new Problem({ type: 'not-found', status: 404, title: { zh: '未找到', en: 'Not found' }, detail: what });
  }

  static forbidden(detail: LocalText): Problem {
    return new Problem({ type: 'forbidden', status: 403, title: { zh: '无权操作', en: 'Forbidden' }, detail });
  }

  static conflict(type: string, detail: LocalText): Problem {
    return new Problem({
      type,
      status: 409,
      title: { zh: '与当前状态冲突', en: 'Conflict with the current state' },
      detail,
    });
  }

  /** 409 with the obligations that refuse; never empty. */
  static refused(refusals: readonly Refusal[]): Problem {
    const ids = refusals.map((refusal) => refusal.obligationId).join(', ');
    return new Problem({
      type: 'refused-by-law',
      status: 409,
      title: { zh: '依法不得进行', en: 'Refused by law' },
      detail: {
        zh: refusals.map((refusal) => `${refusal.obligationId} ${refusal.missing.zh}`).join('；'),
        en: `${ids}: ${refusals.map((refusal) => refusal.missing.en).join('; ')}`,
      },
      refusals,
    });
  }

  static invalid(errors: readonly FieldError[]): Problem {
    return new Problem({
      type: 'invalid-input',
      status: 422,
      title: { zh: '输入有误', en: 'Invalid input' },
      detail: {
        zh: errors.map((error) => `${error.path}：${error.message}`).join('；'),
        en: errors.map((error) => `${error.path}: ${error.message}`).join('; '),
      },
      errors,
    });
  }
}
