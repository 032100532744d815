import type { ActId } from '../facts.js';
import { ALL_ACTS, breach, text, type Obligation } from './obligation.js';

/** Acts that rest on everything recorded before; with a broken chain nobody can say what that was. */
const NEEDS_CHAIN: readonly ActId[] = ['decision', 'service', 'publication', 'execution', 'closing', 'archiving'];

/** Nothing is added to an archived file, and nothing final rests on a file whose record chain is broken. */
export const pen42: Obligation = {
  id: 'PEN-42',
  title: text('案卷归档后不得增加、抽取、涂改', 'An archived or altered file carries no further act'),
  article: 'EEP-M 80',
  appliesTo: ALL_ACTS,
  check({ act }, facts) {
    if (facts.archivedOn !== null) {
      return breach(
        text(`案卷已于${facts.archivedOn}归档`, `the file was archived on ${facts.archivedOn}`),
        null,
        text('更正只能作为新的案件记录办理', 'a correction is an entry of its own in a new case'),
      );
    }
    if (facts.chainIntact || !NEEDS_CHAIN.includes(act)) return null;
    return breach(
      text('案件记录链被破坏', 'the record chain of the case is broken'),
      null,
      text('由监督人员核查记录链', 'let a supervisor verify the record chain'),
    );
  },
};
