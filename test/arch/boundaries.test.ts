import { describe, expect, it } from '@jest/globals';
import { builtinModules } from 'node:module';
import { sourceFiles, type SourceFile } from './source-files.js';

/** What each folder of `src/` may import of the others. Imports only go down (docs/architecture.md). */
const MAY_IMPORT: Record<string, readonly string[]> = {
  protocol: [],
  model: ['protocol'],
  law: ['model', 'protocol'],
  engine: ['model', 'protocol'],
  platform: ['law', 'model', 'protocol'],
  orchestration: ['platform', 'law', 'model', 'protocol'],
  identity: ['platform', 'law', 'model', 'protocol'],
  cases: ['identity', 'orchestration', 'platform', 'law', 'model', 'protocol'],
  procedures: ['cases', 'identity', 'orchestration', 'platform', 'law', 'model', 'protocol'],
  tasks: ['procedures', 'cases', 'identity', 'orchestration', 'platform', 'law', 'model', 'protocol'],
  supervision: ['tasks', 'procedures', 'cases', 'identity', 'orchestration', 'platform', 'law', 'model', 'protocol'],
  workers: ['supervision', 'cases', 'orchestration', 'platform', 'law', 'model', 'protocol'],
};
/** Inside the engine: gateway -> runtime -> core and store. */
const ENGINE_MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  store: ['core'],
  runtime: ['core', 'store'],
  gateway: ['runtime', 'core'],
  exporter: [],
};
const PURE = ['src/protocol/', 'src/model/', 'src/law/', 'src/engine/core/'];

const files = sourceFiles('src');
const folderOf = (path: string): string => path.split('/')[1] ?? '';

/** `file -> import` for every import that breaks the rule. */
function breaches(of: readonly SourceFile[], forbidden: (file: SourceFile, imported: string) => boolean): string[] {
  return of.flatMap((file) =>
    file.imports.filter((name) => forbidden(file, name)).map((name) => `${file.path} -> ${name}`),
  );
}

describe('floors', () => {
  it('should find the source it judges', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(new Set(files.map((file) => folderOf(file.path)))).toEqual(new Set([...Object.keys(MAY_IMPORT), 'app']));
  });

  it('should import only downwards', () => {
    const found = breaches(files, (file, imported) => {
      const from = folderOf(file.path);
      const to = folderOf(imported);
      return imported.startsWith('src/') && from !== 'app' && from !== to && !MAY_IMPORT[from]?.includes(to);
    });
    expect(found).toEqual([]);
  });

  it('should let only app import the engine', () => {
    const found = breaches(
      files,
      (file, imported) => imported.startsWith('src/engine/') && !['app', 'engine'].includes(folderOf(file.path)),
    );
    expect(found).toEqual([]);
  });

  it('should keep the layers of the engine in order', () => {
    const layerOf = (path: string): string | null =>
      /^src\/engine\/(core|store|runtime|gateway|exporter)\//.exec(path)?.[1] ?? null;
    const found = breaches(files, (file, imported) => {
      const from = layerOf(file.path);
      const to = layerOf(imported);
      return from !== null && to !== null && from !== to && !ENGINE_MAY_IMPORT[from]?.includes(to);
    });
    expect(found).toEqual([]);
  });
});

describe('purity', () => {
  const pure = files.filter((file) => PURE.some((folder) => file.path.startsWith(folder)));

  it('should keep node modules, Nest and drivers out of protocol, model, law and engine/core', () => {
    const impure = new Set([...builtinModules, 'better-sqlite3', 'typeorm', 'pg', 'zeebe-node', 'pino', 'express']);
    const found = breaches(
      pure,
      (_, name) => name.startsWith('node:') || name.startsWith('@nestjs/') || impure.has(name),
    );
    expect(found).toEqual([]);
  });

  it('should read no clock and no random source there', () => {
    const found = pure.filter((file) =>
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/.test(file.text),
    );
    expect(found.map((file) => file.path)).toEqual([]);
  });

  it('should keep the step of the core synchronous', () => {
    const core = files.filter((file) => file.path.startsWith('src/engine/core/'));
    expect(core.filter((file) => /\bawait\b|\basync\b|\bPromise</.test(file.text)).map((file) => file.path)).toEqual(
      [],
    );
  });

  it('should let the store alone import the SQLite driver inside the engine', () => {
    const found = breaches(
      files,
      (file, name) => name === 'better-sqlite3' && !file.path.startsWith('src/engine/store/'),
    );
    expect(found).toEqual([]);
  });

  it('should hand the write view of the state to appliers only', () => {
    const outside = files.filter(
      (file) =>
        /^src\/engine\/core\/(behaviors|commands)\//.test(file.path) && /\bWriteView\b|\bwriteView\b/.test(file.text),
    );
    expect(outside.map((file) => file.path)).toEqual([]);
  });
});
