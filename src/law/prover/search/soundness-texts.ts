import type { LocalText } from '../../../model/index.js';
import type { SoundnessKind } from '../verdict.js';

/** What is unsound, and where. */
export function soundnessText(kind: SoundnessKind, names: readonly string[]): LocalText {
  const text = TEXTS[kind];
  return { zh: text.zh.replace('{}', names.join('、')), en: text.en.replace('{}', names.join(', ')) };
}

const TEXTS: Readonly<Record<SoundnessKind, LocalText>> = {
  deadlock: {
    zh: '流程会停在“{}”，之后什么也不能再发生，案件无法办结。',
    en: 'the run comes to a standstill at {}: nothing can happen any more, and the case never ends',
  },
  'join-never-fires': {
    zh: '并行汇合“{}”永远等不齐所有分支。',
    en: 'the join {} never gets a token on each of its incoming flows',
  },
  unreachable: { zh: '任何情况下都走不到：{}。', en: 'no run reaches {}' },
  'token-left-behind': {
    zh: '汇合“{}”处会留下多余的令牌，案件无法办结。',
    en: 'a token is left behind at the join {}, and the case never ends',
  },
  'more-than-one-token': {
    zh: '“{}”会同时有两个令牌：同一环节被并行办理两次。',
    en: 'two tokens can be on {} at the same time: it is done twice side by side',
  },
  'no-way-to-the-end': {
    zh: '到达“{}”之后，流程再也走不到结束。',
    en: 'once the run is at {}, no way leads to the end',
  },
  'outlived-end': {
    zh: '结束事件“{}”会在有法定意义的环节仍在办理时终止案件。',
    en: 'an end event ends the case while work that carries a step is still open: {}',
  },
  'not supported': { zh: '不支持：{}。', en: 'not supported: {}' },
  budget: {
    zh: '状态数或时间超出预算，未能证明。',
    en: 'states or time were used up before everything was seen',
  },
};
