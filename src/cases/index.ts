export { ActsService, type ActResult, type PerformRequest } from './acts.service.js';
export { ACTS, isActId, type Act } from './acts/index.js';
export { CasesModule, type CasesOptions } from './cases.module.js';
export { CaseMonitorRow, PenaltyCaseRow, type CaseState } from './entities/index.js';
export type { CaseFile } from './file/case-file.js';
export { CaseFileService, type ActView, type ConfirmedDecision } from './file/case-file.service.js';
export type { CaseDiagram, Token } from './file/diagram.js';
export { limitForTask } from './limits/limit-for-task.js';
export { LimitViewSchema, RefusalSchema } from './file/views.js';
export type { LimitView } from './limits/limit-view.js';
export { LimitsService } from './limits/limits.service.js';
export {
  CASE_OBLIGATIONS,
  CASE_PROCEDURES,
  DECISION_TABLES,
  PENALTY_PROCESS,
  type CaseObligations,
  type CaseProcedures,
  type DecisionTables,
} from './ports.js';
export { CaseRegistration, type RegisterClue } from './registration.js';
export { CASE_STORAGE, LEGAL_CALENDAR, type CaseStorage } from './tokens.js';
