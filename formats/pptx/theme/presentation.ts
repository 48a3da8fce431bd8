import { NAMESPACES } from '../shapes/shape.ts';
import type { SlideGeometry } from '../shapes/slide-geometry.ts';
import { NOTES_SIZE } from './speaker-notes.ts';

export interface PresentationIds {
  master: string;
  masterId: number;
  notesMaster: string;
  slides: string[];
}

/** The presentation part: what there is, in the order that the schema wants. */
export function presentationXml(
  { master, masterId, notesMaster, slides }: PresentationIds,
  { width, height }: SlideGeometry,
): string {
  const type = width === 9_144_000 && height === 6_858_000 ? ' type="screen4x3"' : '';
  const levels = Array.from(
    { length: 9 },
    (_, level) =>
      `<a:lvl${level + 1}pPr marL="${level * 457_200}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${level + 1}pPr>`,
  );
  return [
    `<p:presentation ${NAMESPACES} saveSubsetFonts="1">`,
    `<p:sldMasterIdLst><p:sldMasterId id="${masterId}" r:id="${master}"/></p:sldMasterIdLst>`,
    `<p:notesMasterIdLst><p:notesMasterId r:id="${notesMaster}"/></p:notesMasterIdLst>`,
    slides.length === 0
      ? ''
      : `<p:sldIdLst>${slides.map((id, index) => `<p:sldId id="${256 + index}" r:id="${id}"/>`).join('')}</p:sldIdLst>`,
    `<p:sldSz cx="${width}" cy="${height}"${type}/><p:notesSz cx="${NOTES_SIZE.width}" cy="${NOTES_SIZE.height}"/>`,
    `<p:defaultTextStyle>${levels.join('')}</p:defaultTextStyle></p:presentation>`,
  ].join('');
}

export const PRESENTATION_PROPERTIES = `<p:presentationPr ${NAMESPACES}/>`;

export const VIEW_PROPERTIES = `<p:viewPr ${NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/></p:normalViewPr><p:gridSpacing cx="72008" cy="72008"/></p:viewPr>`;

export const TABLE_STYLES =
  '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>';

/** Counts that a file's properties show. */
export function appXml(slides: number): string {
  return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><TotalTime>0</TotalTime><Slides>${slides}</Slides><Notes>${slides}</Notes><HiddenSlides>0</HiddenSlides></Properties>`;
}
