import { breach, text, type Obligation } from './obligation.js';

/** Every investigation record states that certificates were shown and that the right to seek recusal was told. */
export const pen08: Obligation = {
  id: 'PEN-08',
  title: text(
    '调查时应当出示执法证件并告知申请回避的权利',
    'Certificates are shown and the right to seek recusal is told',
  ),
  article: 'APL 55; EEP-M 28',
  appliesTo: ['investigation', 'decision'],
  readsValuesOf: ['investigation'],
  check(attempt, facts) {
    const records = attempt.act === 'investigation' ? [attempt.values] : facts.investigations;
    const shown = records.every(({ certificatesShown }) => certificatesShown === true);
    const told = records.every(({ recusalRightTold }) => recusalRightTold === true);
    if (shown && told) return null;
    const missing = shown
      ? text('笔录未记载告知申请回避的权利', 'the record does not state that the right to seek recusal was told')
      : text('笔录未记载出示执法证件', 'the record does not state that certificates were shown');
    return breach(missing, 'investigation', text('依法重新调查并如实记载', 'investigate again and record both'));
  },
};
