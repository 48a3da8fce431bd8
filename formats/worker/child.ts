import { once } from 'node:events';
import { readExcerpt, understandBytes } from '../reader/read-file.ts';
import { type Message, type Request, toMessages } from '../reader/reader-protocol.ts';
import { toFrame } from './message-framing.ts';

/**
 * The reading process: takes one file from standard input, answers on standard output, ends. It has no
 * environment, opens no file and no connection; its parent limits its memory and its time.
 */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const input = Buffer.concat(chunks);
  const line = input.indexOf(0x0a);
  // The parent went away without a file.
  if (line < 0) return;
  const request = JSON.parse(input.toString('utf8', 0, line)) as Request;
  const bytes = input.subarray(line + 1);
  const onRows = (rows: number): void => void send({ kind: 'progress', rows });
  const answer =
    request.kind === 'tables'
      ? await readExcerpt(bytes, request.rows, onRows)
      : await understandBytes(bytes, request.context, onRows);
  for (const message of toMessages(answer)) await send(message);
}

async function send(message: Message): Promise<void> {
  if (!process.stdout.write(toFrame(message))) await once(process.stdout, 'drain');
}

main().catch(async (error: unknown) => {
  await send({
    kind: 'error',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  process.exitCode = 1;
});
