import type { Entity, Indicator } from '../../../domain/model.ts';
import { DIRECTIONS, ENTITY_KINDS, FREQUENCIES, INDICATOR_KINDS } from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { nameOf, t } from '../../i18n/index.ts';
import { w } from '../administration-words.ts';

/** A row of a data file as its cells: the names are the file's columns. */
export type Row = Readonly<Record<string, string>>;

export interface Column {
  /** The file's own. */
  name: string;
  label: string;
  /** Choices of a closed list; '' is none. */
  options?: readonly { value: string; name: string }[];
  type?: 'number' | 'long';
  isRequired?: boolean;
  /** Names the row: not to be changed once it is there. */
  isKey?: boolean;
  /** Shown in the table, not only in the form. */
  inTable?: boolean;
  hint?: string;
}

export function entityColumns(catalog: Catalog): Column[] {
  return [
    { name: 'code', label: w('column.code'), isKey: true, isRequired: true, inTable: true },
    { name: 'name', label: w('column.name'), isRequired: true, inTable: true },
    { name: 'short_name', label: w('column.shortName'), inTable: true },
    { name: 'name_en', label: w('column.nameEn'), inTable: true },
    {
      name: 'kind',
      label: w('column.kind'),
      isRequired: true,
      inTable: true,
      options: ENTITY_KINDS.map((kind) => ({ value: kind, name: w(`entityKind.${kind}`) })),
    },
    { name: 'parent', label: w('column.parent'), inTable: true, options: withNone(catalog.entities) },
    { name: 'aliases', label: w('column.aliases'), inTable: true, hint: w('column.aliasesHint') },
    { name: 'sort', label: w('column.sort'), type: 'number' },
  ];
}

export function indicatorColumns(catalog: Catalog): Column[] {
  return [
    { name: 'code', label: w('column.code'), isKey: true, isRequired: true, inTable: true },
    { name: 'name', label: w('column.name'), isRequired: true, inTable: true },
    { name: 'name_en', label: w('column.nameEn') },
    { name: 'category', label: w('column.category'), isRequired: true, inTable: true },
    { name: 'category_en', label: w('column.categoryEn') },
    { name: 'unit', label: t('column.unit'), isRequired: true, inTable: true },
    {
      name: 'kind',
      label: w('column.nature'),
      isRequired: true,
      inTable: true,
      options: INDICATOR_KINDS.map((kind) => ({ value: kind, name: t(`kind.${kind}`) })),
    },
    {
      name: 'direction',
      label: w('column.direction'),
      isRequired: true,
      inTable: true,
      options: DIRECTIONS.map((direction) => ({ value: direction, name: t(`direction.${direction}`) })),
    },
    {
      name: 'frequency',
      label: w('column.frequency'),
      isRequired: true,
      inTable: true,
      options: FREQUENCIES.map((frequency) => ({ value: frequency, name: t(`frequency.${frequency}`) })),
    },
    {
      name: 'first_month',
      label: w('column.firstMonth'),
      isRequired: true,
      options: [
        { value: '1', name: w('firstMonth.1') },
        { value: '2', name: w('firstMonth.2') },
      ],
    },
    { name: 'lag', label: w('column.lag'), type: 'number', isRequired: true },
    {
      name: 'department',
      label: w('column.department'),
      inTable: true,
      options: withNone(catalog.departments),
    },
    { name: 'decimals', label: w('column.decimals'), type: 'number', isRequired: true },
    { name: 'tolerance', label: w('column.tolerance'), type: 'number' },
    { name: 'numerator', label: w('column.numerator'), options: withNone(catalog.indicators) },
    { name: 'denominator', label: w('column.denominator'), options: withNone(catalog.indicators) },
    { name: 'source', label: w('column.source') },
    { name: 'definition', label: w('column.definition'), type: 'long' },
    { name: 'sort', label: w('column.sort'), type: 'number' },
  ];
}

function withNone(
  list: readonly { code: string; name: string; nameEn: string | null }[],
): { value: string; name: string }[] {
  return [{ value: '', name: w('none') }, ...list.map((one) => ({ value: one.code, name: nameOf(one) }))];
}

const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? '' : String(value);

export function entityRow(entity: Entity): Row {
  return {
    code: entity.code,
    name: entity.name,
    short_name: text(entity.shortName),
    name_en: text(entity.nameEn),
    kind: entity.kind,
    parent: text(entity.parent),
    aliases: entity.aliases.join(';'),
    sort: text(entity.sort),
  };
}

export function indicatorRow(indicator: Indicator): Row {
  return {
    code: indicator.code,
    name: indicator.name,
    name_en: text(indicator.nameEn),
    category: indicator.category,
    category_en: text(indicator.categoryEn),
    unit: indicator.unit,
    kind: indicator.kind,
    direction: indicator.direction,
    frequency: indicator.frequency,
    first_month: text(indicator.firstMonth),
    lag: text(indicator.lag),
    department: text(indicator.department),
    decimals: text(indicator.decimals),
    tolerance: text(indicator.tolerance),
    numerator: text(indicator.numerator),
    denominator: text(indicator.denominator),
    source: text(indicator.source),
    definition: text(indicator.definition),
    sort: text(indicator.sort),
  };
}
