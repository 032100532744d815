export { ActsService, type ActResult, type PerformRequest } from './acts.service.js';
export type { LimitView } from './limit-view.js';
export {
  CASE_PROCEDURES,
  DECISION_TABLES,
  PENALTY_PROCESS,
  type CaseProcedures,
  type DecisionTables,
} from './ports.js';
