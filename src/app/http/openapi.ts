import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { RefusalSchema } from '../../cases/index.js';
import { LocalTextSchema } from '../../platform/index.js';

/** `ProblemBody` (RFC 9457). */
const ProblemSchema = z.object({
  type: z.string(),
  status: z.number().int(),
  title: LocalTextSchema,
  detail: LocalTextSchema,
  refusals: z.array(RefusalSchema).optional(),
  findings: z.array(z.looseObject({})).optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** The API described at /api/openapi.json and browsable at /api/docs. The description is made when first asked for. */
export function describeApi(app: NestExpressApplication, version: string): void {
  const config = new DocumentBuilder()
    .setTitle('法度 Fadu')
    .setDescription(
      'Everything the web application does. Errors are problem documents (RFC 9457, application/problem+json); a refusal ' +
        'by law is 409 with `refusals`, each with obligation, article, what is missing and the remedy.',
    )
    .setVersion(version)
    .addBearerAuth()
    .addCookieAuth('fadu_session')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
  SwaggerModule.setup('api/docs', app, () => withProblems(SwaggerModule.createDocument(app, config)), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}

/** Every operation may answer with a problem. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schema = z.toJSONSchema(ProblemSchema, { target: 'openapi-3.0' }) as Record<string, unknown>;
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: schema },
  };
  const problem = {
    description: 'A problem document',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation = path[method];
      if (operation !== undefined) operation.responses = { ...operation.responses, default: problem };
    }
  }
  return document;
}
