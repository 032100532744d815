import type { ActId } from '../../src/law/facts.js';
import type { Page } from '../../src/platform/page.js';
import type { ProblemBody } from '../../src/platform/problem.js';
import { ApiClient, type Answer } from './api.js';
import { eventually, removeDataDir, startService, type Service, type ServiceOptions } from './service.js';
import { actValues, clueValues } from './values.js';

type Values = Readonly<Record<string, unknown>>;

export interface TaskRow {
  readonly taskKey: string;
  readonly elementId: string;
  readonly act: ActId;
  readonly name: string;
  readonly state: string;
}
export interface LimitView {
  readonly limitId: string;
  readonly due: string | null;
  readonly light: string;
}
export interface CaseFile {
  readonly caseId: string;
  readonly caseNo: string;
  readonly state: string;
  readonly decision: Values | null;
  readonly limits: readonly LimitView[];
  readonly [section: string]: unknown;
}

const PASSWORD = 'fadu-demo';
/** Who does an act in the scenarios unless they say otherwise. */
const DOES: Partial<Record<ActId, string>> = {
  intake: 'wang.jianguo',
  filing: 'zheng.bo',
  'filing-refusal': 'zheng.bo',
  investigation: 'wang.jianguo',
  report: 'li.na',
  examination: 'chen.jing',
  draft: 'chen.jing',
  'prior-notice': 'zheng.bo',
  statement: 'wang.jianguo',
  waiver: 'wang.jianguo',
  'hearing-request': 'wang.jianguo',
  'hearing-withdrawal': 'wang.jianguo',
  reexamination: 'chen.jing',
  'hearing-notice': 'qian.wei',
  hearing: 'qian.wei',
  'hearing-report': 'qian.wei',
  'legal-review': 'zhou.min',
  'collective-discussion': 'he.jun',
  decision: 'feng.tao',
  'criminal-transfer': 'feng.tao',
  service: 'wang.jianguo',
  publication: 'xu.li',
  execution: 'li.na',
  closing: 'zheng.bo',
  archiving: 'gao.yan',
  evidence: 'wang.jianguo',
  'recusal-request': 'wang.jianguo',
  'recusal-decision': 'feng.tao',
};
const DIRECT: readonly ActId[] = [
  'statement',
  'waiver',
  'hearing-request',
  'hearing-withdrawal',
  'evidence',
  'recusal-request',
  'recusal-decision',
];

/** A bureau with the demonstration people and no cases, whose clock stands where the scenario puts it. */
export class Bureau {
  private readonly clients = new Map<string, ApiClient>();
  private today = '';

  private constructor(
    public service: Service,
    private readonly options: ServiceOptions,
  ) {}

  /** The service is up and its clock stands at 10:00 of `day`. */
  static async open(day: string, options: ServiceOptions = {}): Promise<Bureau> {
    const bureau = new Bureau(await startService({ ...options, env: environmentOn(day, options) }), options);
    bureau.today = day;
    return bureau;
  }

  /** SIGKILL now, then the same data again on the same day; every sign-in is asked for anew. */
  async crash(): Promise<void> {
    await this.service.kill();
    const { dataDir } = this.service;
    this.service = await startService({ ...this.options, dataDir, env: environmentOn(this.today, this.options) });
    this.clients.clear();
  }

  async close(): Promise<void> {
    await this.service.stop();
    removeDataDir(this.service.dataDir);
  }

  async as(username: string): Promise<ApiClient> {
    const known = this.clients.get(username);
    if (known !== undefined) return known;
    const client = await ApiClient.signIn(this.service.url, username, PASSWORD);
    this.clients.set(username, client);
    return client;
  }

  /** The clock stands at 10:00 Beijing time of `day`. */
  async on(day: string, time = '10:00:00'): Promise<void> {
    const admin = await this.as('admin');
    await admin.ok('PUT', '/clock', { now: `${day}T${time}+08:00`, ticking: false });
    this.today = day;
  }

  get day(): string {
    return this.today;
  }

  /** A clue received today and registered; its procedure is started. */
  async registerClue(over: Values = {}): Promise<Case> {
    const officer = await this.as('wang.jianguo');
    const { caseId } = await officer.ok<{ caseId: string }>('POST', '/cases', clueValues(this.today, over));
    return new Case(this, caseId);
  }
}

/** One case as the scenarios see it: acts, attempts, file. */
export class Case {
  constructor(
    readonly bureau: Bureau,
    readonly id: string,
  ) {}

  /** The open task of an act, once the procedure has got there. */
  async task(act: ActId): Promise<TaskRow> {
    const admin = await this.bureau.as('lin.xue');
    return eventually(`an open task for ${act} in case ${this.id}`, async () =>
      (await this.openTasks(admin)).find((task) => task.act === act),
    );
  }

  async openActs(): Promise<ActId[]> {
    return (await this.openTasks(await this.bureau.as('lin.xue'))).map((task) => task.act).sort();
  }

  private async openTasks(client: ApiClient): Promise<readonly TaskRow[]> {
    const page = await client.get<Page<TaskRow>>(`/tasks?scope=all&caseId=${this.id}&pageSize=50`);
    return page.rows.filter((task) => task.state === 'OPEN');
  }

  /** Does the act today, lawfully unless `over` says otherwise; throws when it is refused. */
  async does(act: ActId, over: Values = {}, by = DOES[act] ?? 'wang.jianguo'): Promise<void> {
    const answer = await this.tries(act, over, by);
    if (answer.status >= 300)
      throw new Error(`${act} by ${by} on ${this.bureau.day} was refused: ${JSON.stringify(answer.body)}`);
  }

  /** The refusal of an act whose task is open (or that needs none). */
  async refuses(act: ActId, over: Values = {}, by = DOES[act] ?? 'wang.jianguo'): Promise<ProblemBody> {
    return refusal(await this.tries(act, over, by), `${act} by ${by}`);
  }

  /** The refusal of an act asked for out of order, whether or not a task is open. */
  async refusesOutOfOrder(act: ActId, over: Values = {}, by = DOES[act] ?? 'wang.jianguo'): Promise<ProblemBody> {
    const client = await this.bureau.as(by);
    return refusal(
      await client.call('POST', `/cases/${this.id}/acts/${act}`, { values: actValues(act, this.bureau.day, over) }),
      `${act} by ${by}`,
    );
  }

  async tries(act: ActId, over: Values = {}, by = DOES[act] ?? 'wang.jianguo'): Promise<Answer> {
    const client = await this.bureau.as(by);
    const values = actValues(act, this.bureau.day, over);
    if (DIRECT.includes(act)) return client.call('POST', `/cases/${this.id}/acts/${act}`, { values });
    const task = await this.task(act);
    return client.call('POST', `/tasks/${task.taskKey}/completion`, { values });
  }

  async file(): Promise<CaseFile> {
    return (await this.bureau.as('lin.xue')).get<CaseFile>(`/cases/${this.id}`);
  }

  /** Due day of a limit as the screens show it. */
  async due(limitId: string): Promise<string | null> {
    const { limits } = await this.file();
    const limit = limits.find((candidate) => candidate.limitId === limitId);
    if (limit === undefined)
      throw new Error(
        `case ${this.id} shows no limit ${limitId}; it shows ${limits.map((each) => each.limitId).join(', ')}`,
      );
    return limit.due;
  }

  async verification(): Promise<{ intact: boolean; entries: number }> {
    return (await this.bureau.as('lin.xue')).get(`/cases/${this.id}/verification`);
  }
}

const environmentOn = (day: string, options: ServiceOptions): Record<string, string> => ({
  FADU_SEED: 'people',
  FADU_CLOCK: 'controlled',
  FADU_CLOCK_START: `${day}T10:00:00+08:00`,
  ...options.env,
});

/** Obligation ids of a refusal. */
export const obligations = (problem: ProblemBody): string[] =>
  (problem.refusals ?? []).map((each) => each.obligationId);

function refusal(answer: Answer, what: string): ProblemBody {
  if (answer.status < 300) throw new Error(`${what} was expected to be refused and answered ${answer.status}`);
  return answer.body as ProblemBody;
}
