import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { INTENTS } from '../../src/protocol/index.js';
import { sourceFiles } from './source-files.js';

const files = [...sourceFiles('src', { tests: true }), ...sourceFiles('test', { tests: true })];

/** `JOB`, `TIMED_OUT` -> `job-timed-out`. */
const unitName = (valueType: string, intent: string): string =>
  `${valueType}-${intent}`.toLowerCase().replaceAll('_', '-');
const units = (folder: string): Set<string> =>
  new Set(
    readdirSync(folder)
      .filter((name) => !name.includes('.test.'))
      .map((name) => basename(name, '.ts')),
  );

describe('names', () => {
  it('should be kebab-case for files', () => {
    expect(
      files.map((file) => basename(file.path)).filter((name) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(name)),
    ).toEqual([]);
  });

  it('should not hide code in files that say nothing', () => {
    expect(
      files.filter((file) => /\/(utils?|common|helpers?|misc)\.ts$/.test(file.path)).map((file) => file.path),
    ).toEqual([]);
  });

  it('should spell behavior in one way', () => {
    expect(files.filter((file) => /behaviour/i.test(file.path)).map((file) => file.path)).toEqual([]);
  });

  it('should leave no marker of unfinished work behind', () => {
    const marker = new RegExp(['TO', 'DO\\b|FIX', 'ME'].join(''));
    expect(files.filter((file) => marker.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

describe('catalogue of the engine core', () => {
  const intents = Object.entries(INTENTS);

  it('should have one file per command, named after it', () => {
    const expected = intents.flatMap(([valueType, { commands }]) =>
      commands.map((intent) => unitName(valueType, intent)),
    );
    const found = units('src/engine/core/commands');
    expect(expected.filter((name) => !found.has(name))).toEqual([]);
  });

  it('should have one file per event, named after it', () => {
    const expected = intents.flatMap(([valueType, { events }]) => events.map((intent) => unitName(valueType, intent)));
    const found = units('src/engine/core/appliers');
    expect(expected.filter((name) => !found.has(name))).toEqual([]);
  });

  it('should have one file per element type', () => {
    const types = /export type BpmnElementType =([^;]+);/.exec(readFileSync('src/model/graph.ts', 'utf8'))?.[1] ?? '';
    const expected = [...types.matchAll(/'([A-Z_]+)'/g)].map((match) =>
      (match[1] === 'TASK' ? 'undefined-task' : (match[1] ?? '')).toLowerCase().replaceAll('_', '-'),
    );
    const found = units('src/engine/core/behaviors');
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.filter((name) => !found.has(name))).toEqual([]);
  });
});

describe('documents', () => {
  it('should give every runtime dependency a line in docs/dependencies.md', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const text = readFileSync('docs/dependencies.md', 'utf8');
    expect(Object.keys(dependencies).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('should list every FADU_ variable that the code reads in docs/operations.md', () => {
    const text = readFileSync('docs/operations.md', 'utf8');
    const read = new Set(
      sourceFiles('src').flatMap((file) => [...file.text.matchAll(/\bFADU_[A-Z_]+\b/g)].map(([name]) => name)),
    );
    expect([...read].filter((name) => !text.includes(name))).toEqual([]);
  });
});
