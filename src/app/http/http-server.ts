import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { LoggerService } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import { OperationalError } from '../operational-error.js';
import { VERSION, WEB_FOLDER } from '../package-info.js';
import type { Parts } from '../platform.module.js';
import { describeApi } from './openapi.js';
import { securityHeaders } from './security-headers.js';
import { serveWebApp } from './web-app.js';

const BODY_LIMIT = '5mb';

/** The application with its routes, not yet listening. */
export async function createHttpServer(parts: Parts, logger: LoggerService): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(parts), {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  app.disable('x-powered-by');
  app.setGlobalPrefix('api');
  app.use(securityHeaders);
  serveWebApp(app, WEB_FOLDER);
  app.useBodyParser('json', { limit: BODY_LIMIT });
  describeApi(app, VERSION);
  return app;
}

/** The server accepts connections on the port it returns. Rejects with an `OperationalError` when the address cannot be had. */
export async function listen(
  app: NestExpressApplication,
  { host, port }: { host: string; port: number },
): Promise<number> {
  await app.init();
  const server = app.getHttpServer() as Server;
  // Not app.listen: it logs a refused port by itself, beside the one line the operator needs.
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new OperationalError(reason(error, host, port))));
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function reason(error: unknown, host: string, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `FADU_HTTP_PORT: port ${port} on ${host} is in use by another program`;
  if (code === 'EACCES') return `FADU_HTTP_PORT: port ${port} on ${host} may not be used by this account`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `FADU_HTTP_HOST: this machine has no address ${host}`;
  return `FADU_HTTP_PORT: cannot listen on ${host}:${port}: ${message}`;
}

/** Ends open connections too: a browser keeps some for minutes. */
export async function close(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer() as Server;
  const closed = app.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 1_000).unref();
  await closed;
}
