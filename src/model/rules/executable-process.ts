import { problem, type Rule } from './rule.js';

/** The file has at least one executable process. */
export const executableProcess: Rule = ({ processes }) =>
  processes.length > 0
    ? []
    : [
        problem(
          null,
          { zh: '文件中没有可执行的流程。', en: 'Expected at least one executable process, found none.' },
          { zh: '把流程的“可执行”属性打开（isExecutable="true"）。', en: 'Set isExecutable="true" on the process.' },
        ),
      ];
