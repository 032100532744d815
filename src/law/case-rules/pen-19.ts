import { breach, text, type Obligation } from './obligation.js';
import { lastPassedExamination } from './reading.js';

/** Drafts and decisions rest on an investigation that the last examination found sufficient. */
export const pen19: Obligation = {
  id: 'PEN-19',
  title: text('事实不清、证据不足的不得处罚', 'No penalty on unclear facts or insufficient evidence'),
  article: 'APL 40; EEP-M 40',
  appliesTo: ['draft', 'decision'],
  check({ on }, facts) {
    const examine = text('补充调查后重新审查', 'complete the investigation and examine again');
    if (facts.investigations.length === 0) {
      return breach(text('没有调查取证', 'the case was not investigated'), 'investigation', examine);
    }
    const examination = lastPassedExamination(facts);
    if (examination === null || examination.on > on) {
      return breach(
        text('最近一次案件审查没有通过', 'the last examination did not pass the case'),
        'examination',
        examine,
      );
    }
    const later = facts.investigations.find(({ finishedOn }) => finishedOn > examination.on);
    if (later === undefined) return null;
    return breach(
      text(`${later.finishedOn}的调查未经审查`, `the investigation of ${later.finishedOn} was not examined`),
      'examination',
      examine,
    );
  },
};
