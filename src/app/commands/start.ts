import { Command } from 'commander';
import { createFirstAdministrator } from '../../identity/index.js';
import { configFrom } from '../config.js';
import { registerDemoPeople } from '../demo/people.js';
import { runService } from '../run-service.js';
import type { Service } from '../service.js';

export const startCommand = new Command('start')
  .description('Start the service. Settings are environment variables, listed in docs/operations.md.')
  .action(async () => {
    const config = configFrom(process.env);
    await runService(config, {
      demoPeople: [],
      prepare: async (service) => {
        if (config.seedPeople) await registerDemoPeople(service.database);
        await firstAdministrator(service);
      },
    });
  });

/** The password is shown this once; only its hash is kept, and it must be changed at the first sign-in. */
async function firstAdministrator({ database }: Service): Promise<void> {
  const created = await database.write((em) => createFirstAdministrator(em));
  if (created === null) return;
  process.stdout.write(
    `First administrator created. User name: ${created.username}  One-time password: ${created.oneTimePassword}\n` +
      '已创建首位管理员。此密码只显示一次，首次登录后必须修改。\n',
  );
}
