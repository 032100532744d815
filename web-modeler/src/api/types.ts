import type { Finding, LocalText } from '../../../src/model/finding';

export type { Finding, LocalText };

export type Role =
  | 'enforcement_officer'
  | 'case_examiner'
  | 'legal_reviewer'
  | 'hearing_host'
  | 'head'
  | 'chief'
  | 'panel'
  | 'disclosure_officer'
  | 'archivist'
  | 'legal_office'
  | 'supervisor'
  | 'administrator';

export interface Certificate {
  readonly certificateNo: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unit: string | null;
  readonly legalQualification: { readonly number: string; readonly obtainedOn: string } | null;
  readonly reviewerSince?: string | null;
  readonly certificates: readonly Certificate[];
  readonly mustChangePassword?: boolean;
  readonly active?: boolean;
}

export interface Meta {
  readonly version: string;
  readonly demo: boolean;
  readonly people?: readonly DemoPerson[];
  readonly clock: { readonly now: string; readonly controlled: boolean };
}

export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

export interface ClockState {
  readonly now: string;
  readonly controlled: boolean;
  readonly ticking?: boolean;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export type Light = 'green' | 'yellow' | 'red' | 'unknown';

/** One limit of a case; days are 'YYYY-MM-DD', `due` null while its start has not happened. */
export interface LimitView {
  readonly limitId: string;
  readonly name: LocalText;
  readonly due: string | null;
  readonly dueSafe: string | null;
  readonly remainingWorkingDays: number | null;
  readonly light: Light;
  readonly article: string;
  readonly steps: readonly LocalText[];
}

export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

export interface TaskRow {
  readonly taskKey: string;
  readonly name: string;
  readonly elementId: string;
  readonly act: string | null;
  readonly step: string | null;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly partyName: string | null;
  readonly procedureId: string;
  readonly assignee: PersonRef | null;
  readonly candidateGroups: readonly Role[];
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly state: string;
  readonly limit: LimitView | null;
}

export interface TaskDetail extends TaskRow {
  readonly form: FormSchema | null;
  readonly draft: Values | null;
  readonly mayAct: { readonly ok: boolean; readonly reason: LocalText | null };
}

export type Values = Record<string, unknown>;

/** A form-js schema, as far as the renderer reads it. */
export interface FormSchema {
  readonly id?: string;
  readonly name?: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly components: readonly FormComponent[];
}

export interface FormOption {
  readonly label: string;
  readonly value: string;
  readonly labelEn?: string;
}

export interface FormComponent {
  readonly id?: string;
  readonly type: string;
  readonly subtype?: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly dateLabel?: string;
  readonly text?: string;
  readonly description?: string;
  readonly readonly?: boolean;
  readonly disabled?: boolean;
  readonly defaultValue?: unknown;
  readonly values?: readonly FormOption[];
  readonly validate?: {
    readonly required?: boolean;
    readonly min?: number;
    readonly max?: number;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly pattern?: string;
  };
  readonly decimalDigits?: number;
  readonly appearance?: { readonly suffixAdorner?: string; readonly prefixAdorner?: string };
  readonly layout?: { readonly columns?: number | null };
  readonly conditional?: { readonly hide?: string };
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly FormComponent[];
  readonly defaultRepetitions?: number;
}

export interface Refusal {
  readonly obligationId: string;
  readonly article: string;
  readonly title: LocalText;
  readonly missing: LocalText;
  readonly remedy: { readonly text: LocalText; readonly act: string | null; readonly elementId: string | null };
}

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** Body of every error answer (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly title: LocalText;
  readonly detail: LocalText;
  readonly refusals?: readonly Refusal[];
  readonly findings?: readonly Finding[];
  readonly errors?: readonly FieldError[];
}

export interface CaseRow {
  readonly caseId: string;
  readonly caseNo: string;
  readonly partyName: string;
  readonly causeOfAction: string;
  readonly state: string;
  readonly clueReceivedOn: string | null;
  readonly filedOn: string | null;
}

/** The whole case file. Sections are rows of the service's tables; `cases/sections.ts` says how each is shown. */
export interface CaseFile extends CaseRow {
  readonly limits: readonly LimitView[];
  readonly evidence?: readonly EvidenceRow[];
  readonly [section: string]: unknown;
}

export interface EvidenceRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly obtainedOn: string;
  readonly [field: string]: unknown;
}

export interface TimelineEntry {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly on: string | null;
  readonly actor: PersonRef | null;
  readonly summary: LocalText;
  readonly hash: string;
}

export interface Verification {
  readonly intact: boolean;
  readonly entries: number;
  readonly broken: { readonly seq: number; readonly reason: LocalText } | null;
}

export interface CaseAct {
  readonly act: string;
  readonly name: LocalText;
  readonly direct: boolean;
  readonly allowed: boolean;
  readonly form: FormSchema | null;
}

export interface DiagramToken {
  readonly elementId: string;
  readonly since: string;
  readonly instanceKey: string;
  readonly incident: boolean;
}

export interface CaseDiagram {
  readonly procedureId: string;
  readonly version: number;
  readonly xml: string;
  readonly tokens: readonly DiagramToken[];
  readonly visited: Readonly<Record<string, number>>;
  readonly callElementId?: string;
  readonly children?: readonly CaseDiagram[];
}

export interface SupervisedCase {
  readonly caseId: string;
  readonly caseNo: string;
  readonly partyName: string;
  readonly where: readonly { readonly elementId: string; readonly name: string; readonly since: string }[];
  readonly turn: readonly { readonly kind: 'role' | 'person'; readonly id: string; readonly name: string }[];
  readonly limit: LimitView | null;
  readonly incidents: number;
}

export interface Incident {
  readonly incidentKey: string;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly elementId: string;
  readonly elementName: string | null;
  readonly errorType: string;
  readonly message: string;
  readonly createdAt: string;
  readonly jobKey: string | null;
}

export interface SupervisionAlert {
  readonly id: string;
  readonly kind: 'limit-over' | 'foreign-version' | 'undelivered' | 'bypassed-task' | 'recorded-breach';
  readonly at: string;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly elementId: string | null;
  readonly text: LocalText;
}

export interface Procedure {
  readonly procedureId: string;
  readonly name: string;
  readonly version: number;
  readonly deployedAt: string;
  readonly deployedBy: string;
}

export interface ProcedureVersionRow {
  readonly version: number;
  readonly deployedAt: string;
  readonly deployedBy: string;
  readonly note: string | null;
  readonly state: 'approved' | 'foreign';
  /** Null: it was not deployed here, or before there was a prover. */
  readonly verdict: 'proved' | 'refuted' | 'not proved' | null;
  /** Signed where it was not proved. */
  readonly exception: {
    readonly reason: string;
    readonly signedBy: string;
    readonly signedAt: string;
  } | null;
}

export interface ProcedureVersion extends ProcedureVersionRow {
  readonly procedureId: string;
  readonly xml: string;
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly xml: string }[];
  readonly forms: Readonly<Record<string, FormSchema>>;
}

export interface ProcedureDraft {
  readonly xml: string;
  readonly note: string | null;
  readonly baseVersion: number;
  readonly revision: number;
  readonly savedAt?: string;
  readonly savedBy?: string;
}
