import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// The command line must answer right after `npm ci`; whoever changes the source builds by themselves.
if (!existsSync('dist/app/cli.js')) {
  const { status } = spawnSync('npm', ['run', '-s', 'build'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
