import { problem, kindOf, type Rule } from './rule.js';

/** Every process, flow node and sequence flow has an id. */
export const elementIds: Rule = ({ processes, nodes, flows }) =>
  [...processes, ...[...nodes, ...flows].map(({ element }) => element)]
    .filter(({ id }) => typeof id !== 'string' || id === '')
    .map((element) =>
      problem(
        element,
        {
          zh: `${kindOf(element)} 没有标识。`,
          en: `Expected an id on every element, found a ${kindOf(element)} without.`,
        },
        { zh: '给该元素一个唯一的标识。', en: 'Give the element a unique id.' },
      ),
    );
