import type { UploadContext } from '../../domain/import/parsed-file.ts';
import type { Row, Table } from '../../domain/import/text/table.ts';
import type { Problem } from '../../domain/problem.ts';
import { type PackedObservations, pack, unpack } from './column-encoding.ts';
import type { FileTables, UnderstoodFile } from './read-file.ts';

/** What the reading process is asked: a line of JSON, then the file's bytes. */
export type Request =
  | { kind: 'tables'; rows: readonly number[] | null }
  | { kind: 'understand'; context: UploadContext };

/**
 * What it answers. Long lists come in batches, so that the asking process never takes more than a few milliseconds
 * for one.
 */
export type Message =
  | { kind: 'progress'; rows: number }
  | { kind: 'problem'; problem: Problem }
  | { kind: 'file'; file: Omit<FileTables, 'tables'> }
  | { kind: 'table'; table: Omit<Table, 'rows'> }
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'understood'; file: UnderstoodFile }
  | ({ kind: 'observations' } & PackedObservations)
  | { kind: 'error'; message: string }
  | { kind: 'end' };

const BATCH = 10_000;

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

/** The answer as messages, `end` last. */
export function* toMessages(answer: FileTables | UnderstoodFile | Problem): Generator<Message> {
  if ('understood' in answer) {
    const { observations, ...understood } = answer.understood;
    yield { kind: 'understood', file: { ...answer, understood: { ...understood, observations: [] } } };
    for (const batch of batches(observations)) yield { kind: 'observations', ...pack(batch) };
  } else if ('tables' in answer) {
    const { tables, ...file } = answer;
    yield { kind: 'file', file };
    for (const { rows, ...table } of tables) {
      yield { kind: 'table', table };
      for (const batch of batches(rows)) yield { kind: 'rows', rows: batch };
    }
  } else yield { kind: 'problem', problem: answer };
  yield { kind: 'end' };
}

/** Puts the messages together again. `take` returns true when the answer is whole. */
export function toCollector(): {
  take(message: Message): boolean;
  answer(): FileTables | UnderstoodFile | Problem;
} {
  let answer: FileTables | UnderstoodFile | Problem | null = null;
  return {
    take(message) {
      if (message.kind === 'error') throw new Error(`Reading failed: ${message.message}`);
      if (message.kind === 'progress') return false;
      if (message.kind === 'problem') answer = message.problem;
      else if (message.kind === 'file') answer = { ...message.file, tables: [] };
      else if (message.kind === 'understood') answer = message.file;
      else if (answer && 'tables' in answer) {
        if (message.kind === 'table') answer.tables.push({ ...message.table, rows: [] });
        else if (message.kind === 'rows')
          pushAll(answer.tables[answer.tables.length - 1]!.rows, message.rows);
      } else if (answer && 'understood' in answer && message.kind === 'observations')
        pushAll(answer.understood.observations, unpack(message));
      return message.kind === 'end';
    },
    answer: () => answer!,
  };
}

function pushAll<T>(to: T[], items: readonly T[]): void {
  for (const item of items) to.push(item);
}
