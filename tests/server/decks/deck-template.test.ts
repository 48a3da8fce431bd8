import { beforeAll, describe, expect, test } from '@jest/globals';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { DeckTemplate } from '../../../contract/deck-template.ts';
import { readAudit } from '../../../db/accounts/audit.ts';
import { editedDeck } from '../../support/office/edited-deck.ts';
import { faultsOf, openPackage } from '../../support/office/office-file.ts';
import { openXmlErrors } from '../../support/office/open-xml.ts';
import { unitTemplate } from '../../support/office/template.ts';
import { run, runHere } from '../../support/runner.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';
import { type Running, runApp, signIn, storeZone } from '../running.ts';

const PATH = '/api/deck-template';
const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
let wide: Uint8Array;
let narrow: Uint8Array;
beforeAll(async () => {
  wide = await unitTemplate(source);
  narrow = await unitTemplate(source, { size: '4:3', dark: true, cover: false });
});

async function start(parts = {}) {
  const running = await runApp({ run: runHere, ...parts });
  await storeZone(running.database);
  const editor = await signIn(running, 'editor', 'editor');
  const viewer = await signIn(running, 'viewer');
  return { running, editor, viewer };
}

function put(running: Running, headers: { Cookie: string }, bytes: Uint8Array, name = '经开区模板.pptx') {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  return running.get(PATH, { method: 'PUT', headers, body });
}

const templateOf = async (response: Response) =>
  ((await response.json()) as { template: DeckTemplate | null }).template;

async function exported(running: Running, headers: { Cookie: string }, query = '') {
  const response = await running.get(`/api/decks?pages=cover,overall&${query}`, { headers });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const themeOf = (bytes: Uint8Array) => openPackage(bytes).text('ppt/theme/theme1.xml');

describe('the unit’s template', () => {
  test('is uploaded by an editor and seen by everybody, with what was understood of it', async () => {
    const { running, editor, viewer } = await start();
    expect(await templateOf(await running.get(PATH, { headers: viewer }))).toBeNull();
    const answer = await put(running, editor, wide);
    expect(answer.status).toBe(200);
    const template = (await templateOf(await running.get(PATH, { headers: viewer })))!;
    expect(template).toEqual(await templateOf(answer));
    expect(template).toMatchObject({
      name: '经开区模板.pptx',
      size: wide.length,
      by: 'editor',
      at: '2025-09-10T04:00:00.000Z',
    });
    expect(template.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(template.telling).toMatchObject({
      ratio: '16:9',
      width: 33.9,
      height: 19.1,
      theme: '调度',
      dark: false,
      ground: 'FFFFFF',
      layouts: 4,
      coverSlide: 'taken',
      cover: { name: '封面' },
      page: { name: '标题与图表', foot: [{}, {}, {}] },
    });
    expect(template.telling.colors.slice(0, 5)).toEqual(['202020', 'FFFFFF', '555555', 'EEEEEE', '9C1C1C']);
    expect(template.telling.fonts.heading.length).toBeGreaterThan(0);
    const { title } = template.telling.page;
    expect(title!.y + title!.height).toBeLessThan(0.3);
    expect(title!.x).toBeGreaterThan(0);
    const file = await running.get(`${PATH}/file`, { headers: viewer });
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('经开区模板.pptx'));
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(wide))).toBe(true);
    expect(running.logged).toEqual([]);
  });

  test('is what decks are made on, unless the house style is asked for', async () => {
    const { running, editor, viewer } = await start();
    const before = await exported(running, viewer);
    await put(running, editor, narrow);
    const own = await exported(running, viewer);
    expect(themeOf(own)).toContain('9C1C1C');
    expect(openPackage(own).text('ppt/presentation.xml')).toContain('<p:sldSz cx="9144000" cy="6858000"');
    expect(faultsOf(openPackage(own))).toEqual([]);
    expect(await openXmlErrors(own, 'pptx')).toEqual([]);
    expect(Buffer.from(await exported(running, viewer, 'template=own')).equals(own)).toBe(true);
    expect(Buffer.from(await exported(running, viewer, 'template=house')).equals(before)).toBe(true);
    const refused = await running.get('/api/decks?template=mine', { headers: viewer });
    expect(refused.status).toBe(400);
    const workbook = await exported(running, viewer, 'format=xlsx');
    expect(openPackage(workbook).names).toContain('xl/workbook.xml');
  });

  test('is used by exports that are watched as well, in their process', async () => {
    const { running, editor, viewer } = await start({ run });
    await put(running, editor, wide);
    const own = await exported(running, viewer);
    expect(openPackage(own).text('ppt/slides/slide1.xml')).toContain('r:embed="rIdBadge"');
  });

  test('is replaced and removed, and the trail says by whom', async () => {
    const { running, editor, viewer } = await start();
    await put(running, editor, wide);
    await put(running, editor, narrow, 'C:\\模板\\窄.pptx');
    const template = (await templateOf(await running.get(PATH, { headers: viewer })))!;
    expect(template).toMatchObject({ name: '窄.pptx', size: narrow.length });
    expect(template.telling).toMatchObject({ ratio: '4:3', dark: true, coverSlide: 'taken' });
    expect((await running.get(PATH, { method: 'DELETE', headers: editor })).status).toBe(204);
    expect((await running.get(PATH, { method: 'DELETE', headers: editor })).status).toBe(404);
    expect((await running.get(`${PATH}/file`, { headers: viewer })).status).toBe(404);
    expect(themeOf(await exported(running, viewer))).not.toContain('9C1C1C');
    const query = { by: 'editor', actions: null, from: null, to: null, before: null, limit: 9 };
    const trail = await readAudit(running.database.read, query);
    expect(trail.map(({ action, detail }) => [action, detail?.file])).toEqual([
      ['template-removed', '窄.pptx'],
      ['template-changed', '窄.pptx'],
      ['template-changed', '经开区模板.pptx'],
    ]);
    expect(trail[1]!.detail).toMatchObject({ size: narrow.length, sha256: template.sha256 });
  });

  test('is not everybody’s to change', async () => {
    const { running, editor, viewer } = await start();
    const clerk = await signIn(running, 'clerk', 'statistician', ['P1']);
    await put(running, editor, wide);
    for (const headers of [viewer, clerk]) {
      expect((await put(running, headers, narrow)).status).toBe(403);
      expect((await running.get(PATH, { method: 'DELETE', headers })).status).toBe(403);
    }
    for (const path of [PATH, `${PATH}/file`]) expect((await running.get(path)).status).toBe(401);
    expect((await templateOf(await running.get(PATH, { headers: viewer })))!.size).toBe(wide.length);
  });
});

describe('a template that is not taken', () => {
  const changed = (change: (files: Record<string, Uint8Array>) => void) => {
    const files = unzipSync(wide);
    change(files);
    return zipSync(files);
  };
  const outside = (part: string) =>
    changed((files) => {
      files[part] = strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://192.0.2.1/a.png" TargetMode="External"/></Relationships>',
      );
    });

  test('is refused in a sentence, and the one before it stays', async () => {
    const { running, editor } = await start();
    await put(running, editor, narrow);
    const bad: [string, Uint8Array][] = [
      ['not-a-deck', strToU8('not a zip')],
      ['not-a-deck', zipSync({ 'a.txt': strToU8('x') })],
      ['old-or-locked', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
      ['macros', changed((files) => (files['ppt/vbaProject.bin'] = strToU8('x')))],
      [
        'macros',
        editedDeck(wide, (edit) =>
          edit('[Content_Types].xml', (xml) =>
            xml.replace('presentation.main', 'presentation.macroEnabled.main'),
          ),
        ),
      ],
      ['too-large', changed((files) => (files['ppt/bomb.bin'] = new Uint8Array(4 * 2 ** 20)))],
      ['external', outside('ppt/slideMasters/_rels/slideMaster1.xml.rels')],
      ['broken-part', changed((files) => delete files['ppt/theme/theme1.xml'])],
      ['broken-part', changed((files) => (files['ppt/slides/slide1.xml'] = strToU8('<!DOCTYPE x><p:sld/>')))],
    ];
    for (const [code, bytes] of bad) {
      const response = await put(running, editor, bytes);
      const problem = await response.json();
      expect([code, response.status, problem.problems?.[0]?.code]).toEqual([code, 422, code]);
      expect(problem.detail).toMatch(/^[^。]+。$/);
      expect(problem.detailEn).toMatch(/^[A-Z](?:(?!\. ).)*\.$/);
    }
    expect((await put(running, editor, new Uint8Array(21 * 2 ** 20))).status).toBe(413);
    const extra = new FormData();
    extra.append('size', '4:3');
    extra.append('file', new Blob([new Uint8Array(wide)]), 'a.pptx');
    const refused = await running.get(PATH, { method: 'PUT', headers: editor, body: extra });
    expect([refused.status, (await refused.json()).problems[0].column]).toEqual([400, 'size']);
    const kept = (await templateOf(await running.get(PATH, { headers: editor })))!;
    expect(kept.size).toBe(narrow.length);
    expect(running.logged).toEqual([]);
  });

  test('whose cover leans on something outside is taken without it, and says so', async () => {
    const { running, editor } = await start();
    const cover = editedDeck(wide, (edit) =>
      edit('ppt/slides/_rels/slide1.xml.rels', (xml) =>
        xml.replace('Target="../media/badge.png"', 'Target="http://192.0.2.1/a.png" TargetMode="External"'),
      ),
    );
    const template = (await templateOf(await put(running, editor, cover)))!;
    expect(template.telling.coverSlide).toBe('left');
    const own = await exported(running, editor);
    expect(openPackage(own).text('ppt/slides/slide1.xml')).not.toContain('rIdBadge');
    expect(
      openPackage(own)
        .names.map((name) => openPackage(own).text(name))
        .join(),
    ).not.toContain('192.0.2.1');
  });
});
