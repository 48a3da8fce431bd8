import { cleanLine } from '../../../domain/clean-text.ts';
import { SHAPE_ROLES, type ShapeRole } from '../../../domain/decks/export-job.ts';
import type { PageContent } from '../../../domain/decks/page-content.ts';

/** The word that a shape's name begins with. */
const ROLE_WORDS: Record<ShapeRole, string> = {
  title: '标题',
  sentence: '一句话',
  table: '表',
  chart: '图',
  tiles: '数字',
  notes: '备注',
};

export interface ShapeName {
  role: ShapeRole;
  /** Of charts of their own: which of the page's. */
  figure: string | null;
  /** Which figures the page shows; see `pageKey`. */
  identity: string;
  /** Which part of a page that goes on, from 1. */
  part: number;
  /** Of texts: what was written, so that a later reader knows whether someone has changed it. */
  mark: string | null;
}

/**
 * A shape's name in the list of shapes. It survives copying, moving and restyling, so that next month's numbers find
 * the shape again.
 *
 * @example 图 path indicator:IND_OUTPUT 1 · 标题 park:P-GX 2 ~0f3c9a11
 */
export function shapeName(
  role: ShapeRole,
  { identity, part }: Pick<PageContent, 'identity' | 'part'>,
  { figure, text }: { figure?: string; text?: string } = {},
): string {
  // The office's own words follow no month.
  if (identity === 'text') return ROLE_WORDS[role];
  const mark = text === undefined ? [] : [`~${markOf(text)}`];
  return [ROLE_WORDS[role], ...(figure ? [figure] : []), identity, String(part?.number ?? 1), ...mark].join(
    ' ',
  );
}

export function parseShapeName(name: string): ShapeName | null {
  const match = /^(\S+)(?: (path|months))? (\S.*?) (\d{1,4})(?: ~([0-9a-f]{8}))?$/s.exec(name);
  const role = match && SHAPE_ROLES.find((one) => ROLE_WORDS[one] === match[1]);
  if (!role) return null;
  return {
    role,
    figure: match[2] ?? null,
    identity: match[3]!,
    part: Number(match[4]),
    mark: match[5] ?? null,
  };
}

/** A text's mark: FNV-1a over its characters, spaces and the shape of quotes apart. Says whether it was changed, not by whom. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  const plain = cleanLine(text)
    .replace(/[\s\u00a0]+/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
  for (const unit of plain) {
    hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
