import { spawn } from 'node:child_process';

/** Runs a program of ours as a child that outlives this process, and waits for it, as a shell does. */
spawn(process.execPath, ['--import', './tests/support/typescript.js', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
