import { reportFailure } from './commands/command.ts';
import { isUnderNpm, readConfig } from './config.ts';
import { createLog, writeToStdout } from './log.ts';
import { demonstrationFolder, webRoot } from './paths.ts';
import { type RunningServer, startServer } from './start.ts';

/** The program: settings, log, server, the announcement in the terminal, and a clean end. */

// Read first: the process that started this one may have ended by the time the server listens.
const starter = process.ppid;

try {
  const config = readConfig(undefined, process.stdout.isTTY);
  const clock = (): Date => new Date();
  const log = createLog(config.log, clock, writeToStdout());
  // Also after an uncaught exception.
  process.on('exit', log.flush);
  const server = await startServer(config, {
    clock,
    log,
    webRoot: webRoot(),
    demonstration: demonstrationFolder(),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(server));
  if (isUnderNpm()) onParentGone(() => void end(server));
  announce(server);
} catch (error) {
  reportFailure(error);
}

function announce({ url, signInUrl, adminPassword }: RunningServer): void {
  const lines = [`经济运行调度 · Economic scheduling: ${url}`];
  if (adminPassword !== null) {
    lines.push(
      '账号 admin 的初始密码，只显示这一次 · First password of the account admin, shown only now:',
      `  ${adminPassword}`,
    );
  }
  if (signInUrl !== null) {
    lines.push(
      '一次性登录链接，30 分钟内有效 · One-time sign-in link, good for 30 minutes:',
      `  ${signInUrl}`,
    );
  }
  lines.push('按 Ctrl-C 停止 · Ctrl-C stops it');
  console.log(lines.join('\n'));
}

let ending: Promise<void> | undefined;

/** A terminal's Ctrl-C may reach this process twice, from the terminal and from npm. */
function end(server: RunningServer): Promise<void> {
  ending ??= server.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
  return ending;
}

/**
 * A SIGTERM sent to npm ends npm and the shell it runs us in, and neither hands it on: what is left of it is that
 * we have another parent.
 */
function onParentGone(act: () => void): void {
  const watch = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(watch);
    act();
  }, 200);
  watch.unref();
}
