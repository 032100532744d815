import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './chain/index.js';

export interface StoredFile {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** Files of cases under the SHA-256 of their content. Equal files are stored once; a file is never changed. */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** The content is on disk when this resolves. A file whose transaction fails later stays behind, unnamed and harmless. */
  async put(content: Buffer, fileName: string, mediaType: string): Promise<StoredFile> {
    const digest = sha256(content);
    if (!existsSync(this.pathOf(digest))) await this.write(digest, content);
    return { sha256: digest, fileName, mediaType, sizeBytes: content.length };
  }

  /** The content. Rejects when it is not there or is no longer what it was. */
  async get(digest: string): Promise<Buffer> {
    const content = await readFile(this.pathOf(digest));
    const found = sha256(content);
    if (found !== digest) throw new Error(`expected the file ${digest} unchanged, found content with digest ${found}`);
    return content;
  }

  private pathOf(digest: string): string {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`expected a SHA-256 digest, found '${digest}'`);
    return join(this.folder, digest);
  }

  private async write(digest: string, content: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const temporary = join(this.folder, `.${randomUUID()}`);
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.pathOf(digest));
  }
}
