import { describe, expect, test } from '@jest/globals';
import { editedDeck } from '../../support/office/edited-deck.ts';
import {
  addressesOf,
  cellsOf,
  chartsOf,
  faultsOf,
  openPackage,
  seriesOf,
  unescapeXml,
} from '../../support/office/office-file.ts';
import { openXmlErrors } from '../../support/office/open-xml.ts';
import { unitTemplate } from '../../support/office/template.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';
import { signIn } from '../running.ts';
import { DECK, exported, finished, sendForm, start } from './export-client.ts';

/** The note about the title that a person gave the page of P2. */
const OWN_TITLE = {
  zh: '文字里还写着“1—7月”，请核对',
  en: 'the text still says “1—7月”; check it',
};

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
