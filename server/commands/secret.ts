import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for a line at the terminal without showing what is typed. Ctrl-C ends the program. */
export async function askSecret(prompt: string): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  // Only now, when the terminal shows nothing any more: who types fast must not see the beginning.
  process.stdout.write(prompt);
  terminal.on('SIGINT', () => {
    process.stdout.write('\n');
    process.exit(130);
  });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
