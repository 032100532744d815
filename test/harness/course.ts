import type { Bureau, Case } from './bureau.js';

type Values = Readonly<Record<string, unknown>>;
/** What a scenario changes in the acts of its course. */
interface Changes {
  readonly draft?: Values;
  readonly notice?: Values;
  readonly clue?: Values;
  readonly investigation?: Values;
}

/** Ready-made stretches of a lawful case in autumn 2025, for scenarios that are about what comes after. */
export const course = {
  /** Clue, filing, investigation, report, examination: the draft task is open on 2025-09-12. */
  async examined(bureau: Bureau, over: Changes = {}): Promise<Case> {
    await bureau.on('2025-09-01');
    const firm = await bureau.registerClue(over.clue);
    await bureau.on('2025-09-02');
    await firm.does('intake');
    await firm.does('filing');
    await bureau.on('2025-09-10');
    await firm.does('investigation', { startedOn: '2025-09-03', ...over.investigation });
    await bureau.on('2025-09-11');
    await firm.does('report');
    await bureau.on('2025-09-12');
    await firm.does('examination');
    return firm;
  },

  /** The notice is served on Mon 2025-09-15; its window closes on Mon 2025-09-22. */
  async noticed(bureau: Bureau, over: Changes = {}): Promise<Case> {
    const firm = await course.examined(bureau, over);
    await firm.does('draft', over.draft);
    await bureau.on('2025-09-15');
    await firm.does('prior-notice', over.notice);
    return firm;
  },

  /** The window has closed: the review task is open on Tue 2025-09-23. */
  async windowClosed(bureau: Bureau, over: Changes = {}): Promise<Case> {
    const firm = await course.noticed(bureau, over);
    await bureau.on('2025-09-23');
    await firm.task('legal-review');
    return firm;
  },

  /** An approving review of 2025-09-24: the decision task is open. */
  async approved(bureau: Bureau, over: Changes = {}): Promise<Case> {
    const firm = await course.windowClosed(bureau, over);
    await bureau.on('2025-09-24');
    await firm.does('legal-review');
    await firm.task('decision');
    return firm;
  },

  /** From an open decision task to the archive. */
  async concluded(bureau: Bureau, firm: Case): Promise<void> {
    await bureau.on('2025-09-25');
    await firm.does('decision');
    await bureau.on('2025-09-26');
    await firm.does('service');
    await firm.does('publication');
    await bureau.on('2025-09-29');
    await firm.does('execution');
    await firm.does('closing');
    await firm.does('archiving');
  },
};
