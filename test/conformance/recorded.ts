import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Scenario } from './scenario.js';
import { Shapes } from './shapes.js';

/** What the real broker did: one text per scenario, and the fields of each value type. */
export class Recorded {
  constructor(private readonly folder: string) {}

  get(area: string, { file: name }: Scenario): string[] | null {
    const file = this.file(area, name);
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(1) : null;
  }

  put(area: string, { name, file: fileName }: Scenario, lines: readonly string[]): void {
    const file = this.file(area, fileName);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `# ${name}\n${lines.join('\n')}\n`);
  }

  shapes(): Shapes {
    const file = join(this.folder, 'shapes.json');
    return new Shapes(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>) : {});
  }

  /** What others have recorded meanwhile stays. */
  putShapes(shapes: Shapes): void {
    shapes.merge(this.shapes());
    writeFileSync(join(this.folder, 'shapes.json'), `${JSON.stringify(shapes, null, 2)}\n`);
  }

  private file(area: string, name: string): string {
    return join(this.folder, area, `${name}.txt`);
  }
}
