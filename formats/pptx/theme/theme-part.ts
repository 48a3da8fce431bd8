import { THEME_COLORS } from '../shapes/slide-palette.ts';

export const FACE = 'Microsoft YaHei';

const NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/**
 * A theme: our colours, and one face for Latin and Chinese alike, so that digits in a Chinese line are its own. The
 * name of a script's face is given for Hans too, for Office asks there when it changes the language.
 */
export function themeXml(name: string): string {
  const colors = Object.entries(THEME_COLORS).map(
    ([slot, color]) => `<a:${slot}><a:srgbClr val="${color}"/></a:${slot}>`,
  );
  const font = `<a:latin typeface="${FACE}"/><a:ea typeface="${FACE}"/><a:cs typeface=""/><a:font script="Hans" typeface="微软雅黑"/>`;
  const placeholder = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number) => `<a:ln w="${width}">${placeholder}<a:prstDash val="solid"/></a:ln>`;
  return [
    `<a:theme ${NAMESPACE} name="${name}"><a:themeElements>`,
    `<a:clrScheme name="${name}">${colors.join('')}</a:clrScheme>`,
    `<a:fontScheme name="${name}"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>`,
    `<a:fmtScheme name="${name}">`,
    `<a:fillStyleLst>${placeholder.repeat(3)}</a:fillStyleLst>`,
    `<a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>`,
    `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst>`,
    `<a:bgFillStyleLst>${placeholder.repeat(3)}</a:bgFillStyleLst>`,
    '</a:fmtScheme></a:themeElements></a:theme>',
  ].join('');
}
