import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { checkStructure } from '../../law/index.js';
import { parseProcesses } from '../../model/index.js';
import type { ExecutableProcess, Finding } from '../../model/index.js';
import { callClosure, readBundles } from '../../procedures/index.js';
import { PROCESSES_FOLDER } from '../package-info.js';

const HOLDS = 0;
const REFUTED = 1;
const UNREADABLE = 3;

export const proveCommand = new Command('prove')
  .description(
    'Check that no decision can be reached around an approving legal review. Called procedures that are not given are ' +
      'those of this release. Exit code 1 when something speaks against the procedure, 3 when a file cannot be read.',
  )
  .argument('<files...>', 'procedures to check together (.bpmn)')
  .action(async (files: string[]) => {
    process.exitCode = await prove(files);
  });

async function prove(files: readonly string[]): Promise<number> {
  const texts: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
    if (text instanceof Error) {
      process.stderr.write(`fadu: cannot read ${file} (${text.code ?? text.message})\n`);
      return UNREADABLE;
    }
    texts.push(text);
  }
  const findings = await findingsOf(texts);
  for (const finding of findings) process.stdout.write(`${line(finding)}\n`);
  if (findings.length > 0) return REFUTED;
  process.stdout.write('structure holds: every path to a decision passes an approved legal review\n');
  return HOLDS;
}

async function findingsOf(texts: readonly string[]): Promise<readonly Finding[]> {
  const read = await Promise.all(texts.map((text) => parseProcesses(text)));
  const refused = read.flatMap((one) => (one.ok ? [] : one.findings));
  const processes = read.flatMap((one) => (one.ok ? one.processes : []));
  return [...refused, ...checkStructure(callClosure(processes, await released()))];
}

/** The procedures of this release, for calls to what was not given. */
async function released(): Promise<readonly ExecutableProcess[]> {
  const bundles = await readBundles(PROCESSES_FOLDER);
  const read = await Promise.all(bundles.map(({ xml }) => parseProcesses(xml)));
  return read.flatMap((one) => (one.ok ? one.processes : []));
}

function line({ elementId, rule, message, remedy }: Finding): string {
  return `${elementId ?? '-'}  ${rule}\n  ${message.zh}\n  ${message.en}\n  → ${remedy.zh} / ${remedy.en}`;
}
