import type { Page } from '../../../domain/decks/deck.ts';
import type { Catalog } from '../../api/catalog.ts';
import { language, nameOrCode, t } from '../../i18n/index.ts';
import { deckTexts } from '../texts.ts';

export function kindName(kind: Page['kind']): string {
  return t(deckTexts.pageKind[kind]);
}

/** The name of a page in the list: its own title, or what it is about. */
export function pageName(page: Page, catalog: Catalog): string {
  if (page.title) return page.title;
  const parts = aboutOf(page, catalog);
  return parts.length > 0 ? parts.join(language() === 'zh' ? '：' : ': ') : kindName(page.kind);
}

function aboutOf(page: Page, catalog: Catalog): string[] {
  const entity = (code: string | undefined): string[] => {
    if (!code || code === catalog.zone?.code) return [];
    return [nameOrCode(catalog.entity(code), code)];
  };
  const category = (name: string | undefined): string[] => {
    if (!name) return [];
    const found = catalog.categories.find((one) => one.name === name);
    return [nameOrCode(found, name)];
  };
  switch (page.kind) {
    case 'indicator':
    case 'ranking':
      return [...entity(page.entity), nameOrCode(catalog.indicator(page.indicator), page.indicator)];
    case 'category':
      return [...entity(page.entity), ...category(page.category)];
    case 'park':
      return entity(page.entity);
    case 'department':
      return entity(page.department);
    case 'overall':
      return entity(page.entity);
    case 'shortfalls':
      return [...entity(page.entity), ...entity(page.department)];
    case 'matrix':
      return category(page.category);
    default:
      return [];
  }
}

/** A new page of a kind, about the first indicator, park or department. */
export function newPage(kind: Page['kind'], catalog: Catalog): Page | null {
  const indicator = catalog.indicators[0]?.code;
  const category = catalog.categories[0]?.name;
  const park = catalog.parks[0]?.code;
  const department = catalog.departments[0]?.code;
  switch (kind) {
    case 'cover':
    case 'overall':
    case 'matrix':
    case 'shortfalls':
      return { kind };
    case 'indicator':
    case 'ranking':
      return indicator === undefined ? null : { kind, indicator };
    case 'category':
      return category === undefined ? null : { kind, category };
    case 'park':
      return park === undefined ? null : { kind, entity: park };
    case 'department':
      return department === undefined ? null : { kind, department };
    case 'text':
      return { kind, title: t(deckTexts.newText), text: t(deckTexts.newText) };
  }
}
