import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Ratio } from '../../../domain/decks/export-job.ts';
import type { DeckSource } from '../../../domain/decks/page-content.ts';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { slidesFile } from '../../../formats/pptx/slides/deck-slides.ts';

/** A 1 × 1 PNG. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const picture = (id: number, relation: string, x: number, y: number) =>
  `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="徽标" descr="徽标"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="600000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/**
 * A unit's template as an office would hand it in: its own colours and sizes, a badge on the master, and a first slide
 * with a picture as cover. Made from a deck of ours, whose own shapes are then taken out.
 */
export async function unitTemplate(
  source: DeckSource,
  { size = '16:9', dark = false, cover = true }: { size?: Ratio; dark?: boolean; cover?: boolean } = {},
): Promise<Uint8Array> {
  const facts = { title: '模板', author: '办公室', createdAt: source.exportedAt };
  const deck = { title: '单击此处添加标题', period: null, pages: [{ kind: 'cover' as const }] };
  const plain = await slidesFile(deckContents(deck, source), { facts, language: 'zh', size });
  const files = unzipSync(plain);
  const edit = (name: string, change: (text: string) => string) => {
    files[name] = strToU8(change(strFromU8(files[name]!)));
  };
  edit('ppt/theme/theme1.xml', (text) =>
    text
      .replaceAll('17406F', '9C1C1C')
      .replaceAll('4F6F93', 'B5651D')
      .replace(/<a:dk1><a:srgbClr val="\w+"/, `<a:dk1><a:srgbClr val="${dark ? 'FFFFFF' : '202020'}"`)
      .replace(/<a:lt1><a:srgbClr val="\w+"/, `<a:lt1><a:srgbClr val="${dark ? '101820' : 'FFFFFF'}"`)
      .replace(/<a:dk2><a:srgbClr val="\w+"/, `<a:dk2><a:srgbClr val="${dark ? 'C8D0D8' : '555555'}"`)
      .replace(/<a:lt2><a:srgbClr val="\w+"/, `<a:lt2><a:srgbClr val="${dark ? '303A44' : 'EEEEEE'}"`),
  );
  files['ppt/media/badge.png'] = PIXEL;
  edit('[Content_Types].xml', (text) =>
    text.replace('<Override', '<Default Extension="png" ContentType="image/png"/><Override'),
  );
  const relate = (name: string) =>
    edit(name, (text) =>
      text.replace(
        '</Relationships>',
        `<Relationship Id="rIdBadge" Type="${IMAGE}" Target="../media/badge.png"/></Relationships>`,
      ),
    );
  relate('ppt/slideMasters/_rels/slideMaster1.xml.rels');
  edit('ppt/slideMasters/slideMaster1.xml', (text) =>
    text.replace('</p:spTree>', `${picture(90, 'rIdBadge', 100_000, 100_000)}</p:spTree>`),
  );
  if (cover) {
    relate('ppt/slides/_rels/slide1.xml.rels');
    edit('ppt/slides/slide1.xml', (text) =>
      text.replace('</p:spTree>', `${picture(91, 'rIdBadge', 8_000_000, 400_000)}</p:spTree>`),
    );
  }
  return zipSync(files);
}
