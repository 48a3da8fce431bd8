import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { ExportJob } from '../../../domain/decks/export-job.ts';
import { createRunner, type Run, TaskKilled } from '../../../formats/worker/runner.ts';
import { folderZone, sourceOf } from '../../support/deck-source.ts';
import { editedDeck } from '../../support/edited-deck.ts';
import {
  addressesOf,
  cellsOf,
  chartsOf,
  faultsOf,
  openPackage,
  seriesOf,
  unescapeXml,
} from '../../support/office-file.ts';
import { openXmlErrors } from '../../support/open-xml.ts';
import { RUNNER, run, runHere } from '../../support/runner.ts';
import { unitTemplate } from '../../support/template.ts';
import { type Running, runApp, signIn, storeZone } from '../running.ts';

const DECK = {
  title: '月度调度',
  period: null,
  pages: [
    { kind: 'cover' },
    { kind: 'overall' },
    { kind: 'indicator', indicator: 'SALES', entity: 'P1', remark: '口径已核' },
    { kind: 'park', entity: 'P2', title: '{累计期间}看临港' },
    { kind: 'matrix' },
  ],
};
/** What is told of the title that the office gave the page of P2. */
const OWN_TITLE = {
  zh: '文字里还写着“1—7月”，请核对',
  en: 'the text still says “1—7月”; check it',
};
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

async function start(run: Run = runHere) {
  const running = await runApp({ run });
  await storeZone(running.database);
  return { running, headers: await signIn(running) };
}

/** The deck as it is exported for a month. */
async function exported(running: Running, headers: { Cookie: string }, period: string, lang = 'zh') {
  const ordered = await running.get(`/api/exports?period=${period}&lang=${lang}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(DECK),
  });
  return (await finished(running, headers, ordered)).bytes!;
}

async function finished(running: Running, headers: { Cookie: string }, ordered: Response) {
  expect(ordered.status).toBe(202);
  let job = (await ordered.json()) as ExportJob;
  while (job.state === 'waiting' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 10));
    job = (await (await running.get(`/api/exports/${job.id}`, { headers })).json()) as ExportJob;
  }
  if (job.state !== 'done') return { job, bytes: null };
  const file = await running.get(`/api/exports/${job.id}/file`, { headers });
  return { job, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function sendForm(running: Running, headers: { Cookie: string }, bytes: Uint8Array, period?: string) {
  const body = new FormData();
  if (period) body.append('period', period);
  body.append('file', new Blob([new Uint8Array(bytes)], { type: PPTX }), '七月 2025-07.pptx');
  return running.get('/api/refills', { method: 'POST', headers, body });
}

const slideOf = (bytes: Uint8Array, number: number) =>
  openPackage(bytes).text(`ppt/slides/slide${number}.xml`);
const texts = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, one]) => unescapeXml(one!));

/** What a deck's charts show, by the names of their frames. */
const chartValues = (bytes: Uint8Array) =>
  new Map(
    chartsOf(openPackage(bytes)).map(({ frame, xml }) => [
      frame,
      // How wide a tick is drawn follows from the slide, not from the figures.
      seriesOf(xml)
        .filter(({ name }) => !name.includes('刻度线'))
        .map(({ values }) => values),
    ]),
  );

describe('last month’s deck, edited by hand and sent again', () => {
  async function refilled() {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const august = await exported(running, headers, '2025-08');
    const worked = editedDeck(july, (edit) => {
      edit('ppt/slides/slide2.xml', (xml) => xml.replace('总体情况', '情况，我们自己写的'));
      edit('ppt/notesSlides/notesSlide2.xml', (xml) =>
        xml.replace('</p:txBody>', '<a:p><a:r><a:t>记得讲项目</a:t></a:r></a:p></p:txBody>'),
      );
    });
    const made = await finished(running, headers, await sendForm(running, headers, worked));
    return { july, august, worked, ...made, bytes: made.bytes!, logged: running.logged };
  }

  test('has this month in charts, workbooks and tables, and the hand’s words where they were', async () => {
    const { july, august, bytes, job, logged } = await refilled();
    expect(job).toMatchObject({ state: 'done', name: '七月 2025-08.pptx', failure: null });
    expect(job.done).toBe(job.total);
    expect(job.total).toBeGreaterThan(DECK.pages.length);
    expect(chartValues(bytes)).toEqual(chartValues(august));
    expect(chartValues(bytes)).not.toEqual(chartValues(july));
    for (const { xml, workbook } of chartsOf(openPackage(bytes))) {
      const cells = cellsOf(workbook);
      for (const { formula, values } of seriesOf(xml))
        expect(addressesOf(formula).map((address) => cells.get(address) ?? null)).toEqual(values);
    }
    expect(texts(slideOf(bytes, 5))).toEqual(texts(slideOf(august, 5)));
    // August falls behind, and has a headline number more than July had room for.
    expect(texts(slideOf(august, 3))).toEqual(expect.arrayContaining(texts(slideOf(bytes, 3))));
    expect(texts(slideOf(bytes, 3))).toContain('61.00');
    expect(texts(slideOf(bytes, 2)).join()).toContain('情况，我们自己写的');
    expect(texts(slideOf(bytes, 2)).join()).not.toContain('1—8月经济运行总体情况');
    expect(faultsOf(openPackage(bytes))).toEqual([]);
    expect(await openXmlErrors(bytes, 'pptx')).toEqual([]);
    expect(logged).toEqual([]);
  });

  test('keeps a title and a remark of the office’s own, and what was added to the notes', async () => {
    const { bytes } = await refilled();
    const notes = (number: number) =>
      texts(openPackage(bytes).text(`ppt/notesSlides/notesSlide${number}.xml`)).join('\n');
    expect(texts(slideOf(bytes, 4))[0]).toBe('1—7月看临港');
    expect(notes(3)).toContain('口径已核');
    expect(notes(3)).toContain('1—8月');
    expect(notes(2)).toContain('记得讲项目');
    expect(notes(2)).toContain('1—8月');
  });

  test('is told of place by place, in both languages', async () => {
    const { job } = await refilled();
    const { filled, missed } = job.refill!;
    expect(missed).toEqual([
      {
        slide: 2,
        shape: expect.stringContaining('标题 overall 1 ~'),
        role: 'title',
        title: { zh: expect.stringContaining('总体情况'), en: expect.stringContaining('overall') },
        message: { zh: '文字已手工修改，保持原样', en: 'the text was changed by hand and stays' },
      },
      expect.objectContaining({
        slide: 3,
        role: 'tiles',
        message: { zh: '放不下：后续月均需', en: 'no room for: Needed monthly' },
      }),
      expect.objectContaining({ slide: 4, message: OWN_TITLE }),
    ]);
    const charts = filled.filter(({ role }) => role === 'chart').map(({ slide }) => slide);
    expect(new Set(charts)).toEqual(new Set([2, 3]));
    expect(filled.some(({ slide, role }) => slide === 5 && role === 'table')).toBe(true);
  });

  test('says the new month on its cover, and points at words that still say the old one', async () => {
    const { running, headers } = await start();
    for (const [lang, before, after, left] of [
      ['zh', '数据截至 2025年7月', '数据截至 2025年8月', '文字里还写着“2025年7月”，请核对'],
      ['en', 'Data to Jul 2025', 'Data to Aug 2025', '文字里还写着“Jul 2025”，请核对'],
    ] as const) {
      const july = await exported(running, headers, '2025-07', lang);
      expect(texts(slideOf(july, 1))).toContain(before);
      const month = before.replace(/^数据截至 |^Data to /, '');
      const worked = editedDeck(july, (edit) =>
        edit('ppt/slides/slide1.xml', (xml) => xml.replace('月度调度', `${month}调度`)),
      );
      const { bytes, job } = await finished(running, headers, await sendForm(running, headers, worked));
      const cover = texts(slideOf(bytes!, 1));
      expect(cover).toContain(after);
      expect(cover).toContain(`${month}调度`);
      const about = job.refill!.missed.map(({ slide, message }) => [slide, message.zh]);
      expect(about).toEqual([
        [1, left],
        [3, '放不下：后续月均需'],
        [4, OWN_TITLE.zh],
      ]);
    }
  });

  test('has the new month in a title that names it, on the cover and below it, on a template as well', async () => {
    const { running, headers } = await start();
    const query = 'deck=zone&period=2025-07';
    const july = new Uint8Array(await (await running.get(`/api/decks?${query}`, { headers })).arrayBuffer());
    const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
    const editor = await signIn(running, 'editor', 'editor');
    const body = new Uint8Array(await unitTemplate(source));
    await running.get('/api/deck-template?filename=a.pptx', { method: 'PUT', headers: editor, body });
    const onTemplate = new Uint8Array(
      await (await running.get(`/api/decks?${query}`, { headers })).arrayBuffer(),
    );
    for (const bytes of [july, onTemplate]) {
      expect(texts(slideOf(bytes, 1))[0]).toContain('2025年7月经济运行调度');
      const made = await finished(running, headers, await sendForm(running, headers, bytes));
      const cover = texts(slideOf(made.bytes!, 1));
      expect(cover[0]).toContain('2025年8月经济运行调度');
      expect(cover).toContain('数据截至 2025年8月');
      const notes = texts(openPackage(made.bytes!).text('ppt/notesSlides/notesSlide1.xml'));
      expect(notes.join()).toContain('2025年8月经济运行调度');
      expect(made.job.refill!.missed.filter(({ slide }) => slide === 1)).toEqual([]);
      expect(await openXmlErrors(made.bytes!, 'pptx')).toEqual([]);
    }
  });

  test('says no number of last month’s that this month does not have, and leaves those that are not ours', async () => {
    const { running, headers } = await start();
    const august = editedDeck(await exported(running, headers, '2025-08'), (edit) =>
      edit('ppt/slides/slide3.xml', (xml) => xml.replace('<a:t>完成率</a:t>', '<a:t>自己算的</a:t>')),
    );
    expect(texts(slideOf(august, 3))).toContain('8.75');
    const sent = await sendForm(running, headers, august, '2025-07');
    const { bytes, job } = await finished(running, headers, sent);
    const shown = texts(slideOf(bytes!, 3));
    expect(shown[shown.indexOf('后续月均需') + 1]).toBe('—');
    expect(shown[shown.indexOf('自己算的') + 1]).toBe('63.5%');
    expect(job.refill!.missed.map(({ message }) => message.zh)).toContain(
      '认不出来，保持原样：自己算的；这一期没有这个数，改为“—”：后续月均需；放不下：完成率',
    );
  });

  test('is filled for the month that is asked for, and read with what was known', async () => {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const march = await exported(running, headers, '2025-03');
    const form = await finished(running, headers, await sendForm(running, headers, july, '2025-03'));
    expect(chartValues(form.bytes!)).toEqual(chartValues(march));
    const raw = await running.get('/api/refills?filename=a.pptx&period=2025-03', {
      method: 'POST',
      headers,
      body: july as unknown as BodyInit,
    });
    const sent = await finished(running, headers, raw);
    expect(sent.job.name).toBe('a 2025-03.pptx');
    expect(Buffer.from(sent.bytes!).equals(form.bytes!)).toBe(true);
  });
});

describe('a refill that is not made', () => {
  test('says why in a sentence', async () => {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const foreign = editedDeck(july, (edit) => {
      for (const number of [2, 3, 4, 5])
        edit(`ppt/slides/slide${number}.xml`, (xml) =>
          xml.replace(/ name="(?:标题|一句话|图|表|数字) /g, ' name="'),
        );
    });
    const reasons: string[] = [];
    for (const bytes of [
      foreign,
      strToU8('not a deck'),
      zipSync({ 'a.txt': strToU8('a') }),
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      editedDeck(july, (edit) =>
        edit('[Content_Types].xml', (xml) =>
          xml.replace('presentation.main+xml', 'presentation.macroEnabled.main+xml'),
        ),
      ),
    ]) {
      const { job } = await finished(running, headers, await sendForm(running, headers, bytes));
      expect(job).toMatchObject({ state: 'failed', refill: null, name: null });
      reasons.push(job.failure!.zh);
      expect(job.failure!.en).toMatch(/^[A-Z][^.]*\.$/);
    }
    expect(reasons).toEqual([
      '文件里没有本系统导出的图表或表格，无从更新；请选择从“会议文稿”导出的 PPTX。',
      '不是有效的 PPTX 文件。',
      '不是有效的 PPTX 文件。',
      '文件是旧版 PPT 或加了密码，请在 PowerPoint 或 WPS 里另存为不加密的 PPTX。',
      '文件带有宏或控件，请另存为普通 PPTX。',
    ]);
    expect(running.logged).toEqual([]);
  });

  test('is refused before it is ordered where it is too large, of no month, or of nobody', async () => {
    const { running, headers } = await start();
    const small = strToU8('x');
    expect((await sendForm(running, headers, new Uint8Array(41 * 2 ** 20))).status).toBe(413);
    expect((await sendForm(running, headers, small, '2025-13')).status).toBe(400);
    expect((await sendForm(running, { Cookie: '' }, small)).status).toBe(401);
    const nothing = await running.get('/api/refills', { method: 'POST', headers });
    expect(nothing.status).toBe(400);
  });

  test('holds no more decks in memory than are allowed for, and gives the room back', async () => {
    const stop: (() => void)[] = [];
    const { running, headers } = await start(
      (_name, _input, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          stop.push(() => reject(new Error('enough')));
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    const others = [headers, await signIn(running, 'second')];
    const large = new Uint8Array(39 * 2 ** 20);
    const statuses: number[] = [];
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      const response = await sendForm(running, others[count % 2]!, large);
      statuses.push(response.status);
      if (response.status === 202) ids.push(((await response.json()) as ExportJob).id);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 503]);
    const cancelled = await running.get(`/api/exports/${ids[0]}`, { method: 'DELETE', headers });
    expect(cancelled.status).toBe(204);
    expect((await sendForm(running, headers, large)).status).toBe(202);
  });
});

describe('a process of its own', () => {
  test('makes the very deck that is made here, and is killed when its signal is aborted', async () => {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const here = await finished(running, headers, await sendForm(running, headers, july));
    const other = await start(run);
    const sent = await sendForm(other.running, other.headers, july);
    const there = await finished(other.running, other.headers, sent);
    expect(Buffer.from(there.bytes!).equals(here.bytes!)).toBe(true);
    expect(there.job.refill).toEqual(here.job.refill);
    const stop = new AbortController();
    const made = run('refill', july, {
      signal: stop.signal,
      onAsk: () => new Promise(() => {}),
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(made).rejects.toThrow('enough');
  });

  test('is killed when it reports nothing for too long, and the person is told', async () => {
    const { running, headers } = await start();
    const july = await exported(running, headers, '2025-07');
    const impatient = createRunner({ ...RUNNER, limits: { timeout: 50 } });
    const refilled = impatient.run('refill', july, { onAsk: () => new Promise(() => {}) });
    await expect(refilled).rejects.toMatchObject({ reason: 'time' });
    const killed = await start(async (name) => {
      throw new TaskKilled(name, 'time');
    });
    const { job } = await finished(
      killed.running,
      killed.headers,
      await sendForm(killed.running, killed.headers, july),
    );
    expect(job.failure!.zh).toBe('文件太复杂，没有在规定时间内读完，已停止。');
  });

  test('refuses what is no deck', async () => {
    const described = run('describe-template', strToU8('x'));
    await expect(described).rejects.toMatchObject({ problem: { code: 'not-a-deck' } });
  });
});
