import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/**
 * Serves the built web application; every path that is neither a file of it nor under /api is one of its pages.
 * Files under assets/ carry their hash in the name and are kept for a year, all else is asked for again.
 */
export function serveWebApp(app: NestExpressApplication, folder: string): void {
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response, path) => {
      const hashed = path.startsWith(join(folder, 'assets'));
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = join(folder, 'index.html');
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (isForApi(request.path) || !['GET', 'HEAD'].includes(request.method)) return next();
    // A missing file is missing: the page in its place would be run as a script.
    if (/\.[a-z0-9]+$/i.test(request.path) || !existsSync(page)) {
      response.status(404).type('text/plain').send('Not found');
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}

function isForApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}
