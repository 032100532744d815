import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Bureau, type Case } from '../harness/bureau.js';
import { course } from '../harness/course.js';
import { eventually } from '../harness/service.js';
import { sqlPrompt, type SqlPrompt } from '../harness/sql-prompt.js';
import { openRecords, restartBroker, shutRecords } from '../harness/stand.js';

/** How long a broker's exporter and our outbox may pause between attempts. */
const RECOVERS_WITHIN_MS = 90_000;
const ROOTS = '"process_instance" WHERE "parentKey" IS NULL AND "claimedCaseId" = ?';

/** Nothing is lost and nothing happens twice, whichever part of service and cluster is away for a while. */
describe('outages between service and cluster', () => {
  let bureau: Bureau;
  let sql: SqlPrompt;
  beforeEach(async () => {
    bureau = await Bureau.open('2025-09-01');
    sql = await sqlPrompt(bureau);
  });
  afterEach(async () => {
    await sql.close();
    await bureau.close();
  });

  const count = async (from: string, ...values: readonly unknown[]): Promise<number> =>
    Number((await sql.get(`SELECT count(*) AS "n" FROM ${from}`, ...values))?.['n']);
  const delivered = (): Promise<unknown> =>
    eventually(
      'everything to be delivered',
      async () => ((await count('"outbox" WHERE "deliveredAt" IS NULL')) === 0 ? true : undefined),
      RECOVERS_WITHIN_MS,
    );
  const open = (firm: Case, act: Parameters<Case['task']>[0]): Promise<unknown> =>
    eventually(
      `the task ${act}`,
      async () => ((await firm.openActs()).includes(act) ? true : undefined),
      RECOVERS_WITHIN_MS,
    );

  /** The case ran to its archive in one instance, each step once, and the engine refused nothing. */
  const expectOneCourse = async (firm: Case): Promise<void> => {
    expect((await firm.file()).state).toBe('ARCHIVED');
    expect((await firm.verification()).intact).toBe(true);
    expect(await count('"outbox" WHERE "deadAt" IS NOT NULL')).toBe(0);
    expect(await count(ROOTS, firm.id)).toBe(1);
    const twice = '(SELECT "elementId" FROM "user_task" WHERE "caseId" = ? GROUP BY "elementId" HAVING count(*) > 1) t';
    expect(await count(twice, firm.id)).toBe(0);
    expect(await count('"user_task" WHERE "bypassed"')).toBe(0);
  };

  it('should go on where it stood when the broker was killed in the middle of a case', async () => {
    // given a case whose draft is accepted while the broker is away
    const firm = await course.examined(bureau);
    await firm.task('draft');
    const restarted = restartBroker(bureau.service.dataDir);
    await firm.does('draft');
    expect(await count('"outbox" WHERE "deliveredAt" IS NULL')).toBe(1);
    // when the broker is back, at the time of the case
    await restarted;
    await delivered();
    await bureau.on('2025-09-15');
    // then the case goes on to its end
    await open(firm, 'prior-notice');
    await firm.does('prior-notice');
    await bureau.on('2025-09-23');
    await firm.does('legal-review');
    await bureau.on('2025-09-24');
    await firm.task('decision');
    await course.concluded(bureau, firm);
    await eventually('the end of the instance', async () =>
      (await count(`${ROOTS} AND "state" = ?`, firm.id, 'COMPLETED')) === 1 ? true : undefined,
    );
    await expectOneCourse(firm);
  });

  it('should take what a cluster did while its records could not come through', async () => {
    // given a case, and no way for records
    const firm = await course.examined(bureau);
    await firm.task('draft');
    await shutRecords(bureau.service.dataDir);
    // when the engine goes on, another case begins, and the service is killed
    await firm.does('draft');
    const second = await bureau.registerClue({ partyName: '西山印染有限公司（虚构）' });
    expect(await firm.openActs()).toEqual([]);
    expect(await second.openActs()).toEqual([]);
    await bureau.service.kill();
    await openRecords(bureau.service.dataDir);
    await bureau.crash();
    // then both go on, each in one instance
    await open(firm, 'prior-notice');
    await open(second, 'intake');
    await delivered();
    expect(await count(ROOTS, second.id)).toBe(1);
    await bureau.on('2025-09-15');
    await firm.does('prior-notice');
    await bureau.on('2025-09-23');
    await firm.does('legal-review');
    await bureau.on('2025-09-24');
    await firm.task('decision');
    await course.concluded(bureau, firm);
    await expectOneCourse(firm);
  });

  it('should count every record once when the way is cut again and again', async () => {
    // given a way for records that is cut every now and then, in the middle of requests
    let isRunning = true;
    const cutting = (async () => {
      while (isRunning) {
        await shutRecords(bureau.service.dataDir);
        await openRecords(bureau.service.dataDir);
        await new Promise((resolve) => setTimeout(resolve, 3_000));
      }
    })();
    // when a case runs to its decision meanwhile
    const firm = await course.approved(bureau);
    isRunning = false;
    await cutting;
    // then it ends as any other
    await course.concluded(bureau, firm);
    await expectOneCourse(firm);
  });
});
