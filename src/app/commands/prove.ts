import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { checkStructure } from '../../law/index.js';
import { parseProcesses } from '../../model/index.js';
import type { ExecutableProcess, Finding } from '../../model/index.js';
import { missingCallees, readBeside } from './called-processes.js';

/** Exit codes of `prove`. */
const EXIT = { holds: 0, refuted: 1, notProved: 2, badInput: 3 } as const;
const NOT_CHECKED = 'call-cannot-be-checked';

export const proveCommand = new Command('prove')
  .description('Check that no decision can be reached around an approving legal review.')
  .argument('<files...>', 'the procedure and what it calls (.bpmn); called processes are also looked for beside it')
  .addHelpText('after', '\nExit code: 0 holds, 1 refuted, 2 not proved, 3 bad input.')
  .action(async (files: string[]) => {
    process.exitCode = await prove(files);
  });

async function prove(files: readonly string[]): Promise<number> {
  const processes: ExecutableProcess[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
    if (text instanceof Error) return badInput(`cannot read ${file} (${text.code ?? text.message})`);
    const parsed = await parseProcesses(text);
    if (!parsed.ok) return badInput(...parsed.findings.map((finding) => `${file}: ${line(finding)}`));
    processes.push(...parsed.processes);
  }
  for (const file of files) processes.push(...(await calledBeside(file, processes)));
  const findings = checkStructure(processes);
  for (const finding of findings) process.stdout.write(`${line(finding)}\n`);
  if (findings.length === 0) process.stdout.write('holds: every path to a decision passes an approved legal review\n');
  return verdict(findings);
}

/** What the file's process calls, and what that calls, as far as it is found beside it. */
async function calledBeside(file: string, known: readonly ExecutableProcess[]): Promise<ExecutableProcess[]> {
  const found: ExecutableProcess[] = [];
  for (let wanted = missingCallees(known); wanted.length > 0;) {
    const texts = await Promise.all(wanted.map((id) => readBeside(file, id)));
    const parsed = await Promise.all(texts.flatMap((text) => (text === null ? [] : [parseProcesses(text)])));
    const added = parsed.flatMap((result) => (result.ok ? result.processes : []));
    found.push(...added);
    wanted = added.length === 0 ? [] : missingCallees([...known, ...found]);
  }
  return found;
}

function verdict(findings: readonly Finding[]): number {
  if (findings.length === 0) return EXIT.holds;
  return findings.every((finding) => finding.rule === NOT_CHECKED) ? EXIT.notProved : EXIT.refuted;
}

function badInput(...lines: readonly string[]): number {
  for (const each of lines) process.stderr.write(`fadu: ${each}\n`);
  return EXIT.badInput;
}

function line({ elementId, rule, message, remedy }: Finding): string {
  return `${elementId ?? '-'}  ${rule}\n  ${message.zh}\n  ${message.en}\n  → ${remedy.zh} / ${remedy.en}`;
}
