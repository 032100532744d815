import { Command, InvalidArgumentError, Option } from 'commander';
import { EXCLUDED_ENDS, isLocalDate, isPeriod, localDate } from '../../law/index.js';
import type { ExcludedEnds, ExcludedInterval, Period } from '../../law/index.js';

export interface DueOptions {
  readonly from: string;
  readonly period?: Period;
  readonly limit?: string;
  readonly role?: 'party' | 'organ';
  readonly extend: readonly Period[];
  readonly exclude: readonly ExcludedInterval[];
  readonly excludedEnds?: ExcludedEnds;
  readonly before?: boolean;
  readonly holidays?: string;
  readonly limits?: string;
  readonly json?: boolean;
}

const DESCRIPTION = `Count a legal period and say why it ends on that day.

Units: WD working days, CD calendar days, D calendar days that never roll over, M months, Y years, H hours.
Exit code 3 for input that cannot be counted with.`;

/** The command `due` with its options, still without an action. */
export function dueOptions(): Command {
  return new Command('due')
    .description(DESCRIPTION)
    .requiredOption(
      '--from <day>',
      'day of the event, YYYY-MM-DD (it does not count itself); for hours YYYY-MM-DDTHH:MM',
    )
    .option('--period <period>', 'such as 5WD, 90CD, 6M, 2Y, 24H', period)
    .option('--limit <id>', 'a limit of the table, such as T-PEN-11, with its period, role, article and local value')
    .addOption(
      new Option('--role <role>', 'whose period it is (default: organ, or as the limit has it)').choices([
        'party',
        'organ',
      ]),
    )
    .addOption(
      new Option('--extend <period>', 'an approved extension, such as 30CD; repeatable')
        .argParser(extension)
        .default([], 'none'),
    )
    .addOption(
      new Option('--exclude <START..END[=reason]>', 'days that do not count, such as a suspension; repeatable')
        .argParser(exclusion)
        .default([], 'none'),
    )
    .addOption(
      new Option('--excluded-ends <which>', 'which ends of --exclude are excluded themselves (default: to)').choices(
        EXCLUDED_ENDS,
      ),
    )
    .option('--before', '--from is an event that so many full days must precede: the latest day for a notice')
    .option('--holidays <file>', 'holiday file (default: FADU_HOLIDAYS_FILE, or holidays.json of the data folder)')
    .option('--limits <file>', 'file of local limits (default: FADU_LIMITS_FILE, or limits.json of the data folder)')
    .option('--json', 'the result as JSON');
}

function period(text: string): Period {
  if (!isPeriod(text))
    throw new InvalidArgumentError(`Expected a period such as 5WD, 90CD, 3M, 2Y or 24H, found '${text}'.`);
  return text;
}

function extension(text: string, earlier: readonly Period[]): readonly Period[] {
  return [...earlier, period(text)];
}

function exclusion(text: string, earlier: readonly ExcludedInterval[]): readonly ExcludedInterval[] {
  const [days = '', ...reason] = text.split('=');
  const [from = '', to = '', ...more] = days.split('..');
  if (!isLocalDate(from) || !isLocalDate(to) || more.length > 0 || to < from) {
    throw new InvalidArgumentError(
      `Expected two existing days in order, such as 2025-09-03..2025-09-12=monitoring, found '${text}'.`,
    );
  }
  return [...earlier, { from: localDate(from), to: localDate(to), reason: reason.join('=') }];
}
