import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { checkStructure } from '../../law/index.js';
import { parseProcesses } from '../../model/index.js';
import type { ExecutableProcess, Finding } from '../../model/index.js';
import { OperationalError } from '../operational-error.js';

export const proveCommand = new Command('prove')
  .description(
    'Check that no decision can be reached around an approving legal review. Exit code 1 when something speaks against it.',
  )
  .argument('<files...>', 'the procedure and the procedures it calls (.bpmn)')
  .action(async (files: string[]) => {
    const read = await Promise.all(files.map(readProcesses));
    const processes = read.flatMap((one) => one.processes);
    const findings = [...read.flatMap((one) => one.findings), ...checkStructure(processes)];
    for (const finding of findings) process.stdout.write(`${line(finding)}\n`);
    if (findings.length === 0)
      process.stdout.write('structure holds: every path to a decision passes an approved legal review\n');
    process.exitCode = findings.length === 0 ? 0 : 1;
  });

async function readProcesses(
  file: string,
): Promise<{ processes: readonly ExecutableProcess[]; findings: readonly Finding[] }> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new OperationalError(`cannot read ${file} (${error.code ?? error.message})`);
  });
  const parsed = await parseProcesses(text);
  return parsed.ok ? { processes: parsed.processes, findings: [] } : { processes: [], findings: parsed.findings };
}

function line({ elementId, rule, message, remedy }: Finding): string {
  return `${elementId ?? '-'}  ${rule}\n  ${message.zh}\n  ${message.en}\n  → ${remedy.zh} / ${remedy.en}`;
}
