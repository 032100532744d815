import type { Command, CommanderError } from 'commander';
import { CalendarMissingError } from '../../law/index.js';
import type { LegalCalendar } from '../../law/index.js';
import { legalCalendar } from '../calendar/legal-calendar.js';
import { calendarFiles } from '../config.js';
import { OperationalError } from '../operational-error.js';
import { answerDue, type DueAnswer } from './due-answer.js';
import { dueOptions, type DueOptions } from './due-options.js';

const BAD_INPUT = 3;

export const dueCommand: Command = dueOptions()
  .exitOverride(({ exitCode }: CommanderError) => process.exit(exitCode === 0 ? 0 : BAD_INPUT))
  .action((options: DueOptions) => {
    try {
      const answer = answerDue(options, calendarOf(options));
      process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : textOf(answer));
    } catch (error) {
      if (!mendable(error)) throw error;
      process.stderr.write(`fadu: ${error.message}\n`);
      process.exitCode = BAD_INPUT;
    }
  });

/** The legal clock of the service, unless other files are named. */
function calendarOf({ holidays, limits, excludedEnds }: DueOptions): LegalCalendar {
  const files = calendarFiles(process.env);
  const named = {
    holidays: holidays === undefined ? files.holidays : { what: '--holidays', path: holidays },
    limits: limits === undefined ? files.limits : { what: '--limits', path: limits },
  };
  return legalCalendar(
    process.env['FADU_DATA_DIR'] || './data',
    named,
    excludedEnds === undefined ? {} : { excludedEnds },
  );
}

function mendable(error: unknown): error is Error {
  return error instanceof RangeError || error instanceof CalendarMissingError || error instanceof OperationalError;
}

function textOf({ closes, dueStatutory, dueSafe, earliest, steps }: DueAnswer): string {
  const after = earliest ? `, first day after it ${earliest}` : '';
  const lines = steps.map(({ date, text }) => `  ${date}  ${text.zh}\n              ${text.en}`);
  return [closes, `  statutory ${dueStatutory}, safe ${dueSafe}${after}`, ...lines, ''].join('\n');
}
