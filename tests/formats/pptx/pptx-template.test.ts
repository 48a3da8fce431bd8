import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { FileRefused } from '../../../formats/file-refused.ts';
import { slidesFile } from '../../../formats/pptx/slides/deck-slides.ts';
import { readTemplate } from '../../../formats/pptx/template/pptx-template.ts';
import { parseXml } from '../../../formats/xml/xml-tree.ts';
import { chartsOf, faultsOf, openPackage, relationsOf } from '../../support/office/office-file.ts';
import { openXmlErrors } from '../../support/office/open-xml.ts';
import { PIXEL, unitTemplate } from '../../support/office/template.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
const contents = deckContents(
  {
    title: '八月调度会',
    period: '2025-08',
    pages: [
      { kind: 'cover', subtitle: '第八次' },
      { kind: 'overall' },
      { kind: 'indicator', indicator: 'IND_OUTPUT' },
      { kind: 'matrix' },
      { kind: 'text', title: '打算', text: '一是' },
    ],
  },
  source,
);
const facts = { title: '八月调度会', author: '办公室', createdAt: source.exportedAt };

async function onTemplate(template: Uint8Array) {
  const bytes = await slidesFile(contents, { facts, language: 'zh', size: '16:9', template });
  return { bytes, file: openPackage(bytes) };
}

describe('a deck on a unit’s template', () => {
  test('takes its master, theme and size', async () => {
    const { bytes, file } = await onTemplate(await unitTemplate(source, { size: '4:3', cover: false }));
    expect(faultsOf(file)).toEqual([]);
    expect(file.text('ppt/presentation.xml')).toContain('<p:sldSz cx="9144000" cy="6858000"');
    expect(file.text('ppt/theme/theme1.xml')).toContain('9C1C1C');
    expect(Buffer.from(file.bytes('ppt/media/badge.png')).equals(PIXEL)).toBe(true);
    expect([...relationsOf(file, 'ppt/slideMasters/slideMaster1.xml').values()]).toContain(
      'ppt/media/badge.png',
    );
    expect(chartsOf(file)).toHaveLength(3);
    expect(await openXmlErrors(bytes, 'pptx')).toEqual([]);
  });

  test('keeps its cover with our words in it', async () => {
    const { bytes, file } = await onTemplate(await unitTemplate(source));
    const cover = file.text('ppt/slides/slide1.xml');
    expect(cover).toContain('八月调度会');
    expect(cover).toContain('第八次');
    expect(cover).not.toContain('单击此处添加标题');
    expect(cover).toContain('r:embed="rIdBadge"');
    expect(cover).toContain('数据截至 2025年8月（第12版） · 示例，虚构');
    expect(faultsOf(file)).toEqual([]);
    expect(await openXmlErrors(bytes, 'pptx')).toEqual([]);
  });

  test('lights up its lights on a dark ground', async () => {
    const dark = (await onTemplate(await unitTemplate(source, { dark: true }))).file;
    const light = (await onTemplate(await unitTemplate(source))).file;
    expect(dark.text('ppt/slides/slide2.xml')).toContain('FF9385');
    expect(dark.text('ppt/slides/slide2.xml')).not.toContain('A91B1B');
    expect(light.text('ppt/slides/slide2.xml')).toContain('A91B1B');
  });

  test('puts each page on the layout that is for it', async () => {
    const { file } = await onTemplate(await unitTemplate(source));
    const layouts = [1, 2, 5].map((number) => {
      const slide = [...relationsOf(file, `ppt/slides/slide${number}.xml`).values()];
      const layout = slide.find((part) => part.includes('slideLayout'))!;
      return /<p:cSld name="([^"]+)"/.exec(file.text(layout))![1];
    });
    expect(layouts[0]).toBe('封面');
    expect(layouts[1]).toMatch(/标题与/);
    expect(layouts[2]).toMatch(/标题与/);
  });
});

describe('a template whose places leave no room', () => {
  const places = {
    'a title in the middle': /(<p:ph type="title"[^>]*\/>.*?<a:off x="\d+" y=")\d+/s,
    'a foot in the middle': /(<p:ph type="(?:ftr|dt|sldNum)"[^>]*\/>.*?<a:off x="\d+" y=")\d+/gs,
  };

  test.each(Object.entries(places))('%s gives way to the pages', async (_name, place) => {
    const files = unzipSync(await unitTemplate(source));
    for (const name of Object.keys(files).filter((part) => /slide(?:Master|Layout)\d\.xml$/.test(part))) {
      files[name] = strToU8(strFromU8(files[name]!).replace(place, '$13200000'));
    }
    expect(strFromU8(files['ppt/slideMasters/slideMaster1.xml']!)).toContain('y="3200000"');
    const { bytes, file } = await onTemplate(zipSync(files));
    for (const number of [2, 3, 4, 5]) {
      const xml = file.text(`ppt/slides/slide${number}.xml`);
      const frames = [...xml.matchAll(/<a:off x="\d+" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/g)];
      expect(frames.length).toBeGreaterThan(3);
      expect(Number(frames[0]![1])).toBeLessThan(1_000_000);
      const lowest = frames.map(([, y, , height]) => Number(y) + Number(height));
      expect(Math.max(...lowest)).toBeGreaterThan(6_000_000);
    }
    expect(await openXmlErrors(bytes, 'pptx')).toEqual([]);
  });
});

describe('a template that cannot be taken', () => {
  async function changed(change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
    const files = unzipSync(await unitTemplate(source));
    change(files);
    return zipSync(files);
  }

  const refusal = (bytes: Uint8Array): string => {
    try {
      readTemplate(bytes);
      return 'taken';
    } catch (error) {
      if (error instanceof FileRefused) return error.problem.code;
      throw error;
    }
  };

  test('is refused with its reason', async () => {
    expect(refusal(await changed(() => {}))).toBe('taken');
    expect(refusal(strToU8('not a zip'))).toBe('not-a-deck');
    expect(refusal(new Uint8Array(61 * 2 ** 20))).toBe('too-large');
    expect(refusal(zipSync({ 'a.txt': strToU8('x') }))).toBe('not-a-deck');
    expect(refusal(await changed((files) => (files['ppt/vbaProject.bin'] = strToU8('x'))))).toBe('macros');
    expect(refusal(await changed((files) => (files['ppt/bomb.bin'] = new Uint8Array(4 * 2 ** 20))))).toBe(
      'too-large',
    );
    expect(
      refusal(
        await changed(
          (files) => (files['ppt/slideMasters/slideMaster1.xml'] = strToU8('<!DOCTYPE x><p:sldMaster/>')),
        ),
      ),
    ).toBe('broken-part');
    expect(
      refusal(
        await changed(
          (files) => (files['ppt/slideMasters/slideMaster1.xml'] = strToU8('<p:sldMaster><p:cSld>')),
        ),
      ),
    ).toBe('broken-part');
    const external =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://192.0.2.1/a.png" TargetMode="External"/></Relationships>';
    expect(
      refusal(
        await changed((files) => (files['ppt/slideMasters/_rels/slideMaster1.xml.rels'] = strToU8(external))),
      ),
    ).toBe('external');
  });

  test('that is nested without end is refused, not followed', async () => {
    const deep = `<p:sldMaster>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</p:sldMaster>`;
    expect(
      refusal(await changed((files) => (files['ppt/slideMasters/slideMaster1.xml'] = strToU8(deep)))),
    ).toBe('broken-part');
  });

  test('takes no longer to refuse than it is long', () => {
    const texts = [
      '<a '.repeat(200_000),
      '<a "'.repeat(200_000),
      `<a>${'<!--'.repeat(200_000)}`,
      `<a ${'b="c" '.repeat(200_000)}`,
      `<a ${'b'.repeat(1_000_000)}/>x</c>`,
    ];
    for (const text of texts) expect(() => parseXml(text)).toThrow(FileRefused);
  });
});
