import { NAMESPACES, namingXml, treeXml } from '../shapes/shape.ts';
import { type Box, boxXml, inches } from '../shapes/slide-geometry.ts';
import { paragraphsXml } from '../shapes/slide-text.ts';
import { styleXml } from './slide-master.ts';

const IMAGE: Box = { x: inches(0.75), y: inches(0.9), width: inches(6), height: inches(3.375) };
const BODY: Box = { x: inches(0.75), y: inches(4.6), width: inches(6), height: inches(5.0) };
export const NOTES_SIZE = { width: inches(7.5), height: inches(10) };

function imageXml(id: number, placed: boolean): string {
  const place = placed
    ? `<a:xfrm>${boxXml(IMAGE)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:ln>`
    : '';
  return `<p:sp><p:nvSpPr>${namingXml({ id, name: '幻灯片图像' })}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"${placed ? ' idx="2"' : ''}/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr></p:sp>`;
}

/** The notes master: the slide's picture above, what the presenter says below. It has a theme of its own. */
export function notesMasterXml(): string {
  const body = [
    `<p:sp><p:nvSpPr>${namingXml({ id: 3, name: '备注' })}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>`,
    `<p:spPr><a:xfrm>${boxXml(BODY)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`,
    '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>单击此处编辑备注</a:t></a:r></a:p></p:txBody></p:sp>',
  ].join('');
  const styles = Array.from({ length: 9 }, (_, level) => styleXml(level + 1, { size: 12, before: 3 }));
  return [
    `<p:notesMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`,
    treeXml([imageXml(2, true), body]),
    '</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>',
    `<p:notesStyle>${styles.join('')}</p:notesStyle></p:notesMaster>`,
  ].join('');
}

/** Notes of one slide, a paragraph a line. */
export function notesXml(text: string, name: string): string {
  const paragraphs = text.split('\n').map((line) => ({ runs: [{ text: line }] }));
  return [
    `<p:notes ${NAMESPACES}><p:cSld>`,
    treeXml([
      imageXml(2, false),
      `<p:sp><p:nvSpPr>${namingXml({ id: 3, name })}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphsXml(paragraphs)}</p:txBody></p:sp>`,
    ]),
    '</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>',
  ].join('');
}
