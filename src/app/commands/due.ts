import { Command, Option } from 'commander';
import { CalendarMissingError, createCalendar, localDate, parsePeriod } from '../../law/index.js';
import type { Due, LocalDate, Period } from '../../law/index.js';
import { OperationalError } from '../operational-error.js';

interface Options {
  readonly from: string;
  readonly period: string;
  readonly role: 'party' | 'organ';
}

export const dueCommand = new Command('due')
  .description('Count a legal period and say why it ends on that day.')
  .requiredOption('--from <day>', 'the day of the event, YYYY-MM-DD; it does not count itself')
  .requiredOption('--period <period>', 'such as 5WD (working days), 90CD (calendar days), 3M, 2Y')
  .addOption(new Option('--role <role>', 'whose period it is').choices(['party', 'organ']).default('organ'))
  .action(({ from, period, role }: Options) => {
    const due = counted(from, period, role);
    const steps = due.steps.map((step) => `  ${step.date}  ${step.text.zh}  ${step.text.en}`);
    process.stdout.write(
      [`${due.due}`, `  statutory ${due.dueStatutory}, safe ${due.dueSafe}`, ...steps, ''].join('\n'),
    );
  });

function counted(from: string, period: string, role: 'party' | 'organ'): Due {
  try {
    const day: LocalDate = localDate(from);
    const { unit } = parsePeriod(period);
    if (unit === 'H') throw new RangeError(`expected a period in days, months or years, found ${period}`);
    return createCalendar().due({ from: day, period: period as Period, role });
  } catch (error) {
    if (error instanceof RangeError || error instanceof CalendarMissingError) throw new OperationalError(error.message);
    throw error;
  }
}
