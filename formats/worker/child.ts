import { FileRefused } from '../file-refused.ts';
import type { FromChild, ToChild } from './message.ts';
import type { TaskHost } from './task.ts';
import { runTask, TASKS, type TaskName } from './tasks.ts';

/*
 * The process a task runs in: receives a task, sends its result, and waits for another or to be killed by its parent;
 * a process that ended by itself could be seen to end before its result is read. It has no environment variables, and
 * its parent limits its memory and its time.
 */

let takeAnswer: ((value: unknown) => void) | undefined;

// biome-ignore lint/suspicious/noExplicitAny: the same channel serves tasks of all types.
const host: TaskHost<any, any, any> = {
  report: (value) => send({ type: 'progress', value }),
  ask(question) {
    if (takeAnswer) throw new Error('a task may ask one question at a time');
    send({ type: 'ask', question });
    return new Promise((resolve) => {
      takeAnswer = resolve;
    });
  },
};

process.on('message', (message: ToChild) => {
  if (message.type === 'run') return void run(message.name as TaskName, message.input);
  const take = takeAnswer;
  takeAnswer = undefined;
  take?.(message.value);
});
// The parent has gone.
process.on('disconnect', () => process.exit());

// Most tasks read a file, so a process that waits for one has that code loaded.
void TASKS['read-file'].load();

async function run(name: TaskName, input: unknown): Promise<void> {
  const last = await runTask(name, input as never, host).then(
    (value): FromChild => ({ type: 'result', value }),
    (error: unknown): FromChild =>
      error instanceof FileRefused
        ? { type: 'refused', problem: error.problem }
        : { type: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  );
  send(last);
}

function send(message: FromChild): void {
  process.send!(message);
}
