import { DECK_LIMITS, MEASURES, type Page } from '../../domain/decks/deck.ts';
import { PERIOD_WORDS } from '../../domain/decks/period-words.ts';
import type { Catalog } from '../api/catalog.ts';
import { language, nameOf } from '../i18n/index.ts';
import { type DeckWord, w } from '../present/present-words.ts';

interface PageEditorProps {
  page: Page;
  catalog: Catalog;
  onChange: (field: string, value: string) => void;
}

interface Option {
  value: string;
  name: string;
}

/** Everything that a page can be told: what it is about, its title, its remark. */
export function PageEditor({ page, catalog, onChange }: PageEditorProps) {
  const fields = page as unknown as Record<string, string | undefined>;
  const named = (one: { code: string; name: string; nameEn: string | null }): Option => ({
    value: one.code,
    name: nameOf(one),
  });
  const indicators = catalog.indicators.map(named);
  const categories = catalog.categories.map((one) => ({ value: one.name, name: nameOf(one) }));
  const places = [...catalog.parks, ...catalog.peers].map(named);
  const departments = catalog.departments.map(named);
  const select = (field: string, label: DeckWord, options: Option[], none?: DeckWord) => (
    <label class="page-field" key={field}>
      <span>{w(label)}</span>
      <select
        class="choice"
        value={fields[field] ?? ''}
        onChange={(event) => onChange(field, event.currentTarget.value)}
      >
        {none && <option value="">{w(none)}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
  const text = (field: string, label: DeckWord, most: number, placeholder = '') => (
    <label class="page-field wide" key={field}>
      <span>{w(label)}</span>
      <input
        type="text"
        class="field"
        maxLength={most}
        placeholder={placeholder}
        value={fields[field] ?? ''}
        onInput={(event) => onChange(field, event.currentTarget.value)}
      />
    </label>
  );
  const lines = (field: string, label: DeckWord, most: number, rows: number) => (
    <label class="page-field wide" key={field}>
      <span>{w(label)}</span>
      <textarea
        class="field"
        maxLength={most}
        rows={rows}
        value={fields[field] ?? ''}
        onInput={(event) => onChange(field, event.currentTarget.value)}
      />
    </label>
  );
  return (
    <div class="page-editor">
      {(page.kind === 'indicator' || page.kind === 'ranking') &&
        select('indicator', 'pageKind.indicator', indicators)}
      {page.kind === 'category' && select('category', 'pageKind.category', categories)}
      {page.kind === 'matrix' && select('category', 'pageKind.category', categories, 'deck.all')}
      {page.kind === 'park' && select('entity', 'pageKind.park', places)}
      {page.kind === 'department' && select('department', 'pageKind.department', departments)}
      {(page.kind === 'overall' || page.kind === 'indicator' || page.kind === 'category') &&
        select('entity', 'pageKind.park', places, 'deck.whole')}
      {page.kind === 'shortfalls' && (
        <>
          {select('entity', 'pageKind.park', places, 'deck.all')}
          {departments.length > 0 && select('department', 'pageKind.department', departments, 'deck.all')}
          {select('light', 'deck.light', [{ value: 'red', name: w('deck.lightRed') }], 'deck.lightAll')}
        </>
      )}
      {page.kind === 'ranking' &&
        select(
          'measure',
          'deck.measure',
          MEASURES.map((value) => ({ value, name: w(`measure.${value}` as DeckWord) })),
        )}
      {page.kind === 'cover' && text('subtitle', 'deck.subtitle', DECK_LIMITS.title)}
      {page.kind === 'cover' && text('author', 'deck.author', DECK_LIMITS.title)}
      {page.kind === 'text'
        ? text('title', 'deck.textTitle', DECK_LIMITS.title)
        : page.kind !== 'cover' && text('title', 'deck.pageTitle', DECK_LIMITS.title)}
      {page.kind === 'text' && lines('text', 'deck.text', DECK_LIMITS.text, 6)}
      {page.kind !== 'cover' && lines('remark', 'deck.remark', DECK_LIMITS.remark, 2)}
      <p class="note page-field wide">{w('deck.periodHint', PERIOD_WORDS[language()])}</p>
    </div>
  );
}
