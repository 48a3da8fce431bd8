import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../domain/import/finding.ts';
import { parseBytes } from '../../../formats/reader/read-file.ts';
import { createFileReader } from '../../../formats/worker/file-reader.ts';
import { createRunner } from '../../../formats/worker/runner.ts';
import { toWorkbook } from '../../support/office/workbook.ts';
import { RUNNER, run } from '../../support/runner.ts';
import { contextOf, inputOf } from '../../support/upload-case.ts';

/** Read within some 30 ms. */
const LONG = Buffer.from(
  `period,indicator,entity,ytd\n${Array.from({ length: 12_000 }, (_, i) => `${2000 + (i % 25)}-06,税收收入,高新园区,${i}`).join('\n')}\n`,
);

describe('reading in a process of its own', () => {
  test('gives what reading here gives', async () => {
    for (const name of ['sheet-per-entity', 'formatted-cells', 'merged-headers']) {
      const bytes = inputOf(name);
      const context = contextOf(name);
      expect(await createFileReader(run).parse(bytes, context)).toEqual(await parseBytes(bytes, context));
    }
  });
  test('tables come back whole, long ones too', async () => {
    const file = await createFileReader(run).tables(LONG);
    if (isProblem(file)) throw new Error(file.messageEn);
    expect(file.tables[0]!.rows).toHaveLength(12_001);
    expect(file.tables[0]!.rows[12_000]).toEqual({
      number: 12_001,
      cells: ['2024-06', '税收收入', '高新园区', '11999'],
    });
    expect([file.encoding, file.delimiter]).toEqual(['utf-8', ',']);
  });
  test('is ended when it takes too long, and says so', async () => {
    const { run } = createRunner({ ...RUNNER, limits: { timeout: 1 } });
    const result = await createFileReader(run).tables(LONG);
    expect(result).toMatchObject({ code: 'reading-too-slow' });
  });
  test('is ended when it takes too much memory, and says so', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) =>
      Array.from({ length: 20 }, (_, j) => `文字 ${i} ${j}`),
    );
    const { run } = createRunner({ ...RUNNER, limits: { ...RUNNER.limits, memory: 32 } });
    const codeWith = async (sheet: typeof rows): Promise<string> => {
      const result = await createFileReader(run).tables(toWorkbook([{ name: '表', rows: sheet }]));
      return isProblem(result) ? result.code : 'read';
    };
    expect(await codeWith(rows.slice(0, 10))).toBe('read');
    expect(await codeWith(rows)).toBe('reading-too-large');
  }, 60_000);
  test('stops when nobody waits any more', async () => {
    const controller = new AbortController();
    const reading = createFileReader(run).tables(LONG, null, { signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
    await expect(createFileReader(run).tables(LONG, null, { signal: controller.signal })).rejects.toThrow(
      'gone',
    );
  });
  test('tells how far it is', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => [i, `行 ${i}`]);
    const told: number[] = [];
    const result = await createFileReader(run).tables(toWorkbook([{ name: '表', rows }]), null, {
      onProgress: (count) => told.push(count),
    });
    expect(isProblem(result)).toBe(false);
    expect(told).toEqual([5000, 10_000]);
  });
  test('over 20 MB is refused', async () => {
    const bytes = Buffer.alloc(20 * 2 ** 20 + 1, 0x41);
    expect(await createFileReader(run).tables(bytes)).toMatchObject({ code: 'file-too-large' });
  });
  test('throws where the process does not start, which is not about the file', async () => {
    const { run } = createRunner({ execArgv: ['--no-such-option'] });
    await expect(createFileReader(run).tables(LONG)).rejects.toThrow('ended with code 9');
  });
});
