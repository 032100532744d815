import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

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
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}
