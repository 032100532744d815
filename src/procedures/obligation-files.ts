import { Injectable } from '@nestjs/common';
import { readObligations } from '../law/obligations/index.js';
import type { ObligationSet } from '../law/obligations/index.js';
import { readObligationTexts } from './obligation-texts.js';

interface Known {
  readonly text: string;
  readonly set: ObligationSet;
}

/** The obligations that come with the release, by procedure. Known as soon as the procedures are loaded. */
@Injectable()
export class ObligationFiles {
  private readonly known = new Map<string, Known>();

  /** Rejects with file and line when a file of the release cannot be read as obligations: that is a broken release. */
  async load(folder: string): Promise<void> {
    for (const [id, text] of await readObligationTexts(folder)) {
      const read = readObligations(text, `processes/${id}/obligations.yml`);
      if (!read.ok) {
        throw new Error(read.errors.map(({ file, line, message }) => `${file}:${line}: ${message.en}`).join('\n'));
      }
      this.known.set(id, { text, set: read.set });
    }
  }

  /** Null: nobody has written down what binds it. */
  of(procedureId: string): ObligationSet | null {
    return this.known.get(procedureId)?.set ?? null;
  }

  /** The file as it was written. */
  text(procedureId: string): string | null {
    return this.known.get(procedureId)?.text ?? null;
  }
}
