import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem } from '../../platform/index.js';

/** Checks what has a schema and answers 422 with every wrong field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      Problem.invalid(issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message }))),
  });
}

type IssuePath = readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;

function pathOf(path: IssuePath): string {
  return (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}
