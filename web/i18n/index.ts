import type { Text } from '../../domain/model.ts';
import { en } from './en.ts';
import { enCharts } from './en-charts.ts';
import { zh } from './zh.ts';
import { zhCharts } from './zh-charts.ts';

export type Language = 'zh' | 'en';
export type MessageKey = keyof typeof zh | keyof typeof zhCharts;

const CATALOGUES: Record<Language, Record<MessageKey, string>> = {
  zh: { ...zh, ...zhCharts },
  en: { ...en, ...enCharts },
};

/** One language at a time for the whole page; the page is drawn anew when it changes. */
let current: Language = 'zh';

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
}

/** A message in the page's language; `{name}` is replaced from `values`: `t('shell.asOf', { period: '2025-08' })`. */
export function t(key: MessageKey, values?: Values): string {
  return fill(CATALOGUES[current][key], values);
}

type Values = Record<string, string | number>;

function fill(message: string, values?: Values): string {
  return values ? message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')) : message;
}

/** `t` for the words of pages whose code comes later, so that the first picture does not wait for them. */
export function wordsOf<K extends string>(
  zhWords: Record<K, string>,
  enWords: Record<K, string>,
): (key: K, values?: Values) => string {
  return (key, values) => fill((current === 'zh' ? zhWords : enWords)[key], values);
}

/** The page's language of a text that comes in both. */
export function say(text: Text): string {
  return text[current];
}

/** A name from the data: its English where there is one and the page is English. */
export function nameOf(named: { name: string; nameEn: string | null }): string {
  return current === 'en' ? (named.nameEn ?? named.name) : named.name;
}

/** What an entity is called where room is short: 高新园区 for 高新技术产业园区. */
export function shortNameOf(entity: {
  name: string;
  nameEn: string | null;
  shortName: string | null;
}): string {
  return current === 'en' ? nameOf(entity) : (entity.shortName ?? entity.name);
}
