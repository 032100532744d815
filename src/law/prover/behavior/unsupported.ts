import type { LocalText } from '../../../model/index.js';
import type { Places } from './places.js';

/** Elements whose run depends on more than the prover follows, beside calls that could not be inlined. */
export function unsupported({ all }: Places): readonly LocalText[] {
  return all.flatMap(({ node, element, type, errorCode, escalationCode, signalName }) => {
    if (!node) return [];
    const found: LocalText[] = [];
    const throws = type === 'END_EVENT' || type === 'INTERMEDIATE_THROW_EVENT';
    if (throws && element.error && errorCode === null) found.push(computed(element.id, '错误代码', 'error code'));
    if (throws && element.escalation && escalationCode === null) {
      found.push(computed(element.id, '升级代码', 'escalation code'));
    }
    if (element.signal && signalName === null) found.push(computed(element.id, '信号名称', 'signal name'));
    if (type === 'INCLUSIVE_GATEWAY' && element.incoming.length > 1) {
      found.push({
        zh: `不支持：包容网关 ${element.id} 有多条进入的顺序流。`,
        en: `not supported: inclusive gateway ${element.id} joins ${element.incoming.length} flows`,
      });
    }
    return found;
  });
}

function computed(elementId: string, zh: string, en: string): LocalText {
  return {
    zh: `不支持：${elementId} 的${zh}由表达式在运行时决定。`,
    en: `not supported: the ${en} of ${elementId} is computed while the case runs`,
  };
}
