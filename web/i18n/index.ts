import type { Language, Text } from '../../domain/model.ts';

/** A topic's texts: pairs of Chinese and English, grouped by name. */
export interface Texts {
  readonly [name: string]: Readonly<Text> | Texts;
}

/** The language of the whole page; the page is drawn anew when it changes. */
let current: Language = 'zh';

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
}

/** `Names<'{from} to {to}'>` is `'from' | 'to'`. */
type Names<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** What must be given along with a text: a value for each `{name}` in it; nothing for a text that is data. */
type Values<Template extends string> = string extends Template
  ? []
  : [Names<Template>] extends [never]
    ? []
    : [values: Record<Names<Template>, string | number>];

/**
 * A text in the page's language. `{name}` is replaced from `values`:
 * `t(sharedTexts.asOf, { period: '2025-08' })` → `数据截至2025-08`.
 */
export function t<T extends Readonly<Text>>(text: T, ...[values]: Values<T['zh']>): string {
  const template = text[current];
  if (!values) return template;
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    String((values as Record<string, unknown>)[name]),
  );
}

/** A name from the data: its English where there is one and the page is English. */
export function nameOf(named: { name: string; nameEn: string | null }): string {
  return current === 'en' ? (named.nameEn ?? named.name) : named.name;
}

/** The name of what a code stands for; the code itself where the catalog does not have it. */
export function nameOrCode(named: { name: string; nameEn: string | null } | undefined, code: string): string {
  return named ? nameOf(named) : code;
}

/** A problem in the page's language. */
export function messageOf(problem: { message: string; messageEn: string }): string {
  return current === 'en' ? problem.messageEn : problem.message;
}

/** What an entity is called where room is short: 高新园区 for 高新技术产业园区. */
export function shortNameOf(entity: {
  name: string;
  nameEn: string | null;
  shortName: string | null;
}): string {
  return current === 'en' ? nameOf(entity) : (entity.shortName ?? entity.name);
}
