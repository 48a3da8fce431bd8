import { DECK_LIMITS, MEASURES, type Page } from '../../../domain/decks/deck.ts';
import { PERIOD_WORDS } from '../../../domain/decks/period-words.ts';
import type { Text } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { categoryOptions, type Option, Select, TextInput, toOptions } from '../../components/choice.tsx';
import { language, t } from '../../i18n/index.ts';
import { deckTexts } from '../texts.ts';

interface PageEditorProps {
  page: Page;
  catalog: Catalog;
  onChange: (field: string, value: string) => void;
}

/** The fields of one page of a deck. */
export function PageEditor({ page, catalog, onChange }: PageEditorProps) {
  const fields = page as unknown as Record<string, string | undefined>;
  const indicators = toOptions(catalog.indicators);
  const categories = categoryOptions(catalog.categories);
  const places = toOptions([...catalog.parks, ...catalog.peers]);
  const departments = toOptions(catalog.departments);
  const select = (field: string, label: Text, options: Option[], none?: Text) => (
    <label class="page-field" key={field}>
      <span>{t(label)}</span>
      <Select value={fields[field] ?? ''} options={options} onChange={(value) => onChange(field, value)}>
        {none && <option value="">{t(none)}</option>}
      </Select>
    </label>
  );
  const text = (field: string, label: Text, most: number) => (
    <label class="page-field wide" key={field}>
      <span>{t(label)}</span>
      <TextInput
        type="text"
        maxLength={most}
        value={fields[field] ?? ''}
        onInput={(value) => onChange(field, value)}
      />
    </label>
  );
  const lines = (field: string, label: Text, most: number, rows: number) => (
    <label class="page-field wide" key={field}>
      <span>{t(label)}</span>
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
        select('indicator', deckTexts.pageKind.indicator, indicators)}
      {page.kind === 'category' && select('category', deckTexts.pageKind.category, categories)}
      {page.kind === 'matrix' && select('category', deckTexts.pageKind.category, categories, deckTexts.all)}
      {page.kind === 'park' && select('entity', deckTexts.pageKind.park, places)}
      {page.kind === 'department' && select('department', deckTexts.pageKind.department, departments)}
      {(page.kind === 'overall' || page.kind === 'indicator' || page.kind === 'category') &&
        select('entity', deckTexts.pageKind.park, places, deckTexts.whole)}
      {page.kind === 'shortfalls' && (
        <>
          {select('entity', deckTexts.pageKind.park, places, deckTexts.all)}
          {departments.length > 0 &&
            select('department', deckTexts.pageKind.department, departments, deckTexts.all)}
          {select(
            'light',
            deckTexts.light,
            [{ value: 'red', name: t(deckTexts.lightRed) }],
            deckTexts.lightAll,
          )}
        </>
      )}
      {page.kind === 'ranking' &&
        select(
          'measure',
          deckTexts.measure,
          MEASURES.map((value) => ({ value, name: t(deckTexts.measures[value]) })),
        )}
      {page.kind === 'cover' && text('subtitle', deckTexts.subtitle, DECK_LIMITS.title)}
      {page.kind === 'cover' && text('author', deckTexts.author, DECK_LIMITS.title)}
      {page.kind === 'text'
        ? text('title', deckTexts.textTitle, DECK_LIMITS.title)
        : page.kind !== 'cover' && text('title', deckTexts.pageTitle, DECK_LIMITS.title)}
      {page.kind === 'text' && lines('text', deckTexts.text, DECK_LIMITS.text, 6)}
      {page.kind !== 'cover' && lines('remark', deckTexts.remark, DECK_LIMITS.remark, 2)}
      <p class="note page-field wide">{t(deckTexts.periodHint, PERIOD_WORDS[language()])}</p>
    </div>
  );
}
