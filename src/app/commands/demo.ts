import { Command } from 'commander';
import { ROLE_NAMES } from '../../platform/index.js';
import { configFrom } from '../config.js';
import type { Config } from '../config.js';
import { prepareDataFolder } from '../data-folder.js';
import { DEMO_START, fillDemo } from '../demo/fill.js';
import { DemoMarker } from '../demo/marker.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, registerDemoPeople } from '../demo/people.js';
import { runService } from '../run-service.js';
import type { Service } from '../service.js';

export const demoCommand = new Command('demo')
  .description('Start the service with a demonstration bureau: people, and cases in every stage.')
  .action(async () => {
    const config = demoConfig(configFrom(process.env));
    const marker = new DemoMarker(config.dataDir);
    const empty = await marker.prepare();
    prepareDataFolder(config.dataDir);
    if (empty) marker.filling();
    await runService(config, {
      demoPeople: DEMO_PEOPLE,
      prepare: async (service) => {
        if (empty) await fill(service);
        marker.filled();
        introduce(service);
      },
    });
  });

/** A demonstration has a folder and a clock of its own, unless it is told otherwise. */
function demoConfig(config: Config): Config {
  const dataDir = process.env['FADU_DATA_DIR'] ? config.dataDir : `${config.dataDir}/demo`;
  return { ...config, dataDir, clock: { startMs: Date.parse(DEMO_START) } };
}

async function fill({ database, url, gateway }: Service): Promise<void> {
  await registerDemoPeople(database);
  await fillDemo(url, gateway);
}

function introduce({ url }: Service): void {
  const lines = DEMO_PEOPLE.map(({ username, name, roles }) => {
    const names = roles.map((role) => ROLE_NAMES[role]);
    return `  ${username.padEnd(14)}${name}  ${names.map(({ zh }) => zh).join('、')} (${names.map(({ en }) => en).join(', ')})`;
  });
  process.stdout.write(
    [
      `法度 Fadu: ${url}`,
      `Sign in with password ${DEMO_PASSWORD} as one of / 使用密码 ${DEMO_PASSWORD} 登录：`,
      ...lines,
      '',
    ].join('\n'),
  );
}
