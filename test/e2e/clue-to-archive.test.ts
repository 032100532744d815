import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ActId } from '../../src/law/facts.js';
import { Bureau, Case } from '../harness/bureau.js';
import { actValues, clueValues } from '../harness/values.js';
import { chromiumPath, keepScreenshot, launchChromium } from './chromium.js';
import { fillForm } from './form-filler.js';

type Values = Readonly<Record<string, unknown>>;

const path = chromiumPath();
const required = process.env['FADU_REQUIRE_BROWSER'] !== undefined;
if (path === null && !required)
  console.warn('skipped: browser tests, because no Chromium was found; set CHROMIUM_PATH or install it');
const describeInBrowser = path === null && !required ? describe.skip : describe;

/** What a person does in the browser; the clock is moved through the API in between, as time passes. */
describeInBrowser('in the browser', () => {
  let bureau: Bureau;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];
  /** What the service answered to what was changed. */
  const answers: string[] = [];

  beforeAll(async () => {
    if (path === null) throw new Error('FADU_REQUIRE_BROWSER is set and no Chromium was found');
    bureau = await Bureau.open('2025-09-01');
    browser = await launchChromium(path);
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('response', (response) => {
      const request = response.request();
      if (request.method() !== 'GET')
        answers.push(`${request.method()} ${new URL(response.url()).pathname} ${response.status()}`);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await bureau?.close();
  });

  async function signIn(username: string): Promise<void> {
    await page.context().clearCookies();
    await page.goto(`${bureau.service.url}/`);
    await page.getByTestId('signin-name').fill(username);
    await page.getByTestId('signin-password').fill('fadu-demo');
    await page.getByTestId('signin-submit').click();
    await page.getByTestId('nav-inbox').waitFor();
  }

  async function openTask(firm: Case, act: ActId): Promise<void> {
    const task = await firm.task(act);
    await page.getByTestId('nav-inbox').click();
    const row = page.locator(`[data-testid="task-row"][data-task-key="${task.taskKey}"]`);
    await row.waitFor();
    await row.getByTestId('task-open').first().click();
    await page.getByTestId('task-complete').waitFor();
  }

  async function submit(confirmed: boolean): Promise<void> {
    await page.getByTestId('task-complete').click();
    if (!confirmed) return;
    // A click that meets the dialog while it still opens is lost on it; a person clicks again.
    const confirm = page.getByTestId('confirm-ok');
    await confirm.click();
    while (
      !(await confirm.waitFor({ state: 'hidden', timeout: 2_000 }).then(
        () => true,
        () => false,
      ))
    )
      await confirm.click({ timeout: 2_000 }).catch(() => undefined);
  }

  /** Waits for what must come; where it does not, keeps what the person sees instead and what the service said. */
  async function shown(locator: Locator, state: 'visible' | 'detached', otherwise: string): Promise<void> {
    await locator.waitFor({ state }).catch(async (error: unknown) => {
      await keepScreenshot(page, otherwise);
      console.error(`${otherwise}: ${answers.slice(-8).join(' | ')}\n${bureau.service.output()}`);
      throw error;
    });
  }

  /** The person completes the task of an act through its form. */
  async function does(firm: Case, act: ActId, over: Values = {}, shot?: string): Promise<void> {
    await openTask(firm, act);
    await fillForm(page, actValues(act, bureau.day, over));
    if (shot !== undefined) await keepScreenshot(page, shot);
    await submit(['filing', 'prior-notice', 'legal-review', 'decision', 'closing'].includes(act));
    await shown(page.getByTestId('task-complete'), 'detached', `stuck-at-${act}`);
  }

  it('should walk one case from clue to archive as different people, with a refusal on the way', async () => {
    // given an officer who registers a clue
    await page.goto(`${bureau.service.url}/`);
    await page.getByTestId('signin-submit').waitFor();
    await keepScreenshot(page, 'sign-in');
    await signIn('wang.jianguo');
    await keepScreenshot(page, 'inbox-empty');
    await page.getByTestId('new-case').first().click();
    await fillForm(page, clueValues('2025-09-01'));
    await keepScreenshot(page, 'register-clue');
    await page.getByTestId('case-register').click();
    await page.getByTestId('case-register').waitFor({ state: 'detached' });
    const officer = await bureau.as('wang.jianguo');
    const { rows } = await officer.get<{ rows: { caseId: string }[] }>('/cases?state=all&page=1');
    const firm = new Case(bureau, rows[0]?.caseId ?? '');

    // when officer, head and examiner carry it to the notice
    await bureau.on('2025-09-02');
    await does(firm, 'intake', {}, 'task-intake');
    await signIn('zheng.bo');
    await does(firm, 'filing', {}, 'task-filing');
    await signIn('wang.jianguo');
    await bureau.on('2025-09-10');
    await does(firm, 'investigation', { startedOn: '2025-09-03' }, 'task-investigation');
    await bureau.on('2025-09-11');
    await does(firm, 'report');
    await signIn('chen.jing');
    await bureau.on('2025-09-12');
    await does(firm, 'examination');
    await does(firm, 'draft', {}, 'task-draft');
    await signIn('zheng.bo');
    await bureau.on('2025-09-15');
    await does(firm, 'prior-notice');

    // and an unqualified reviewer is refused, and told why
    await bureau.on('2025-09-23');
    await signIn('sun.hao');
    await openTask(firm, 'legal-review');
    await fillForm(page, actValues('legal-review', '2025-09-23'));
    await submit(true);
    await shown(page.getByTestId('refusal-PEN-05'), 'visible', 'no-refusal');
    expect(await page.getByTestId('refusal-PEN-05').innerText()).toMatch(/行政处罚法|第五十八条|58/);
    await keepScreenshot(page, 'refusal');

    // and a qualified one approves
    await signIn('zhou.min');
    await bureau.on('2025-09-24');
    await does(firm, 'legal-review', {}, 'task-legal-review');

    // and the head decides
    await signIn('feng.tao');
    await bureau.on('2025-09-25');
    await does(firm, 'decision', {}, 'task-decision');
    await page.goto(`${bureau.service.url}/cases/${firm.id}`);
    await page.getByTestId('verify-chain').or(page.getByTestId('case-tab-timeline')).first().waitFor();
    await keepScreenshot(page, 'case-decided');

    // and it is served, published, paid, closed and archived
    await signIn('wang.jianguo');
    await bureau.on('2025-09-26');
    await does(firm, 'service');
    await signIn('xu.li');
    await does(firm, 'publication');
    await signIn('wang.jianguo');
    await bureau.on('2025-09-29');
    await does(firm, 'execution');
    await signIn('zheng.bo');
    await does(firm, 'closing');
    await signIn('gao.yan');
    await does(firm, 'archiving');

    // then the case is archived and its record verifies on the page
    expect((await firm.file()).state).toBe('ARCHIVED');
    await page.goto(`${bureau.service.url}/cases/${firm.id}`);
    await page.getByTestId('case-tab-timeline').click();
    await page.getByTestId('verify-chain').click();
    await page.getByTestId('verify-result').waitFor();
    await keepScreenshot(page, 'case-archived');
    expect(failures).toEqual([]);
  }, 240_000);

  it('should show supervisors where a case stands, with its tokens', async () => {
    // given an open case
    await bureau.on('2025-09-30');
    const open = await bureau.registerClue({ partyName: '督办演示有限公司（虚构）' });
    await open.task('intake');
    // when a supervisor looks
    await signIn('lin.xue');
    await page.getByTestId('nav-supervision').click();
    await page.getByTestId('supervised-row').filter({ hasText: '督办演示' }).waitFor();
    await keepScreenshot(page, 'supervision');
    // then the diagram shows the token
    await page.goto(`${bureau.service.url}/cases/${open.id}`);
    await page.getByTestId('case-tab-diagram').click();
    await page.locator('[data-testid="diagram"] svg, svg .djs-element, .djs-container svg').first().waitFor();
    await keepScreenshot(page, 'case-diagram');
    expect(failures).toEqual([]);
  }, 120_000);

  it('should let the legal office edit and deploy, and refuse what leads around the review', async () => {
    // given the modeler on the deployed procedure
    await signIn('zhou.min');
    await page.getByTestId('nav-modeler').click();
    await page.getByTestId('procedure-open-penalty-case').click();
    await page.getByTestId('modeler-canvas').waitFor();
    await page.locator('[data-element-id="pen_legal_review"]').first().waitFor({ timeout: 30_000 });
    await keepScreenshot(page, 'modeler');

    // when a lawyer renames a step on the canvas, saves and deploys
    await page.locator('[data-element-id="pen_report"]').first().dblclick();
    await page.locator('.djs-direct-editing-content').fill('调查终结及报告');
    await page.locator('[data-element-id="pen_intake"]').first().click();
    await page.getByTestId('modeler-save').click();
    await page.getByTestId('modeler-deploy').click();
    await page.getByTestId('deploy-note').fill('步骤名称规范化');
    await page.getByTestId('deploy-ok').click();
    await expectVersion(2);
    await keepScreenshot(page, 'modeler-deployed');

    // and then deletes the review step and tries again
    await page.locator('[data-element-id="pen_legal_review"]').first().click();
    await page.keyboard.press('Delete');
    await page.locator('[data-testid="finding"]').first().waitFor({ timeout: 15_000 });
    await keepScreenshot(page, 'modeler-findings');

    // then the finding says so, and nothing is deployed
    const office = await bureau.as('zhou.min');
    const versions = await office.get<readonly { version: number }[]>('/procedures/penalty-case/versions');
    expect(versions.length).toBe(2);
    expect(failures).toEqual([]);
  }, 120_000);

  async function expectVersion(version: number): Promise<void> {
    const office = await bureau.as('zhou.min');
    const deadlineMs = Date.now() + 20_000;
    for (;;) {
      const latest = await office.get<{ version: number; xml: string }>('/procedures/penalty-case/versions/latest');
      if (latest.version === version) return expect(latest.xml).toContain('调查终结及报告');
      if (Date.now() > deadlineMs)
        throw new Error(`version ${version} was not deployed; the latest is ${latest.version}`);
      await page.waitForTimeout(200);
    }
  }
});
