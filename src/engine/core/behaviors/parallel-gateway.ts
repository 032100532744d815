import { terminateElement } from '../processing/termination.js';
import { leave } from '../processing/leave.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Parallel gateway: joins one token from every incoming flow, forks one to every outgoing flow.
 *
 * Each token asks to activate it; all but the last are refused, and the applier of the activation takes one token off
 * every flow. A surplus token stays for the next join (Tetris). Never waits. Source: BPMN 2.0.2 §13.4.1.
 */
export const parallelGateway: ElementBehavior = {
  onActivate(context) {
    context.activated();
    context.completing();
    return leave(context);
  },
  onTerminate: terminateElement,
};
