import { Command } from 'commander';
import { isLocalDate, localDateOf } from '../../law/calendar/local-date.js';
import type { LocalDate } from '../../law/calendar/local-date.js';
import { notSupported, prove, proveSoundness } from '../../law/prover/index.js';
import { worst, type ProofReport, type Verdict } from '../../law/prover/verdict.js';
import { readBundles, readObligationTexts } from '../../procedures/index.js';
import { PROCESSES_FOLDER } from '../package-info.js';
import { complaint, complaintText, type Complaint } from './proving/complaint.js';
import { readInputs, type ProofInput } from './proving/inputs.js';
import { complaintsJson, reportJson } from './proving/report-json.js';
import { reportText } from './proving/report-text.js';

const EXIT: Readonly<Record<Verdict, number>> = { proved: 0, refuted: 1, 'not proved': 2 };
const BAD_INPUT = 3;
/** Beyond it the answer is `not proved`. */
const BUDGET = { states: 400_000, ms: 5_000 };
const EXPLAIN_MS = 5_000;

interface Options {
  readonly obligations?: string;
  readonly decisions: readonly string[];
  readonly json?: boolean;
  readonly on?: string;
}

export const proveCommand = new Command('prove')
  .description(
    'Prove that every run of a procedure keeps every obligation, or show a case that does not. What is not given ' +
      '(obligations, decision tables, called procedures) is taken from beside the file, else from this release. ' +
      'Exit code 0 proved, 1 refuted, 2 not proved, 3 bad input.',
  )
  .argument('<files...>', 'procedures to prove, with what they call (.bpmn)')
  .option('--obligations <file>', 'the obligations (.yml) that bind the procedures')
  .option('--decisions <files...>', 'decision tables (.dmn)', [])
  .option('--on <day>', 'prove the obligations in force on that day, YYYY-MM-DD (default: today)')
  .option('--json', 'print the report as JSON')
  .action(async (files: string[], options: Options) => {
    process.exitCode = await run(files, options);
  });

async function run(files: readonly string[], options: Options): Promise<number> {
  const on = options.on ?? localDateOf(Date.now());
  const wrongDay = complaint(
    '--on',
    `应为 YYYY-MM-DD 形式的日期，实际为 ${on}。`,
    `expected a day YYYY-MM-DD, found ${on}.`,
  );
  if (!isLocalDate(on)) return refuse([wrongDay], options);
  const inputFiles = { diagrams: files, obligations: options.obligations ?? null, decisions: options.decisions };
  const released = {
    bundles: await readBundles(PROCESSES_FOLDER),
    obligations: await readObligationTexts(PROCESSES_FOLDER),
  };
  const { proofs, complaints, unsupported } = await readInputs(inputFiles, released);
  if (complaints.length > 0) return refuse(complaints, options);
  const reports = [...proofs.map((input) => proveOne(input, on)), ...notSupported(unsupported)];
  process.stdout.write(
    options.json === true ? `${JSON.stringify(reportJson(reports), null, 2)}\n` : reports.map(reportText).join('\n'),
  );
  return EXIT[worst(reports.map(({ verdict }) => verdict))];
}

function proveOne({ obligations, ...input }: ProofInput, on: LocalDate): ProofReport {
  const options = { budget: BUDGET, explainMs: EXPLAIN_MS, now: cpuMs };
  return obligations === null
    ? proveSoundness({ ...input, on }, options)
    : prove({ ...input, obligations, on }, options);
}

/** Time that this process has used: a busy machine makes nothing less proved. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function refuse(complaints: readonly Complaint[], { json }: Options): number {
  for (const one of complaints) process.stderr.write(`fadu: ${complaintText(one)}\n`);
  if (json === true) process.stdout.write(`${JSON.stringify(complaintsJson(complaints), null, 2)}\n`);
  return BAD_INPUT;
}
