import type { Entity, Indicator, Text } from '../../../domain/model.ts';
import {
  DIRECTIONS,
  ENTITY_KINDS,
  FREQUENCIES,
  INDEX_BASES,
  INDICATOR_KINDS,
} from '../../../domain/model.ts';
import type { Catalog } from '../../api/catalog.ts';
import { type Option, toOptions } from '../../components/choice.tsx';
import { columnTexts } from '../../i18n/column-texts.ts';
import { t } from '../../i18n/index.ts';
import { indicatorFieldTexts } from '../../i18n/indicator-texts.ts';
import { administrationTexts } from '../texts.ts';
import { recordTexts } from './texts.ts';

/** A table that administrators may change, named like its data file. */
export type TableName = 'entities' | 'indicators' | 'targets';
export type TablePath = `/api/${TableName}`;

/** A row of a data file as its cells: the names are the file's columns. */
export type Row = Readonly<Record<string, string>>;

export interface Column {
  /** The file's own. */
  name: string;
  label: string;
  /** Choices of a closed list; '' is none. */
  options?: readonly Option[];
  type?: 'number' | 'long';
  isRequired?: boolean;
  /** Names the row: not to be changed once it is there. */
  isKey?: boolean;
  /** Shown in the table, not only in the form. */
  inTable?: boolean;
  /** Neither in the table nor in the form. */
  inFileOnly?: boolean;
  /** Whether a row has it; the others leave it blank. */
  belongsTo?: (row: Row) => boolean;
  hint?: string;
}

export function entityColumns(catalog: Catalog): Column[] {
  return [
    { name: 'code', label: t(recordTexts.column.code), isKey: true, isRequired: true, inTable: true },
    { name: 'name', label: t(recordTexts.column.name), isRequired: true, inTable: true },
    { name: 'short_name', label: t(recordTexts.column.shortName), inTable: true },
    { name: 'name_en', label: t(recordTexts.column.nameEn), inTable: true },
    {
      name: 'kind',
      label: t(recordTexts.column.kind),
      isRequired: true,
      inTable: true,
      options: closedList(ENTITY_KINDS, recordTexts.entityKind),
    },
    {
      name: 'parent',
      label: t(recordTexts.column.parent),
      inTable: true,
      options: withNone(catalog.entities),
    },
    {
      name: 'aliases',
      label: t(recordTexts.column.aliases),
      inTable: true,
      hint: t(recordTexts.column.aliasesHint),
    },
    { name: 'leader', label: t(recordTexts.column.leader) },
    { name: 'contact', label: t(recordTexts.column.contact), inTable: true },
    { name: 'phone', label: t(recordTexts.column.phone) },
    { name: 'sort', label: t(recordTexts.column.sort), type: 'number' },
  ];
}

export function indicatorColumns(catalog: Catalog): Column[] {
  return [
    { name: 'code', label: t(recordTexts.column.code), isKey: true, isRequired: true, inTable: true },
    { name: 'name', label: t(recordTexts.column.name), isRequired: true, inTable: true },
    { name: 'name_en', label: t(recordTexts.column.nameEn) },
    { name: 'category', label: t(recordTexts.column.category), isRequired: true, inTable: true },
    { name: 'category_en', label: t(recordTexts.column.categoryEn) },
    { name: 'unit', label: t(columnTexts.unit), isRequired: true, inTable: true },
    {
      name: 'kind',
      label: t(indicatorFieldTexts.name.kind),
      isRequired: true,
      inTable: true,
      options: closedList(INDICATOR_KINDS, indicatorFieldTexts.kind),
    },
    {
      name: 'direction',
      label: t(indicatorFieldTexts.name.direction),
      isRequired: true,
      inTable: true,
      options: closedList(DIRECTIONS, indicatorFieldTexts.direction),
    },
    {
      name: 'frequency',
      label: t(indicatorFieldTexts.name.frequency),
      isRequired: true,
      inTable: true,
      options: closedList(FREQUENCIES, indicatorFieldTexts.frequency),
    },
    {
      name: 'first_month',
      label: t(recordTexts.column.firstMonth),
      isRequired: true,
      options: [
        { value: '1', name: t(recordTexts.firstMonth['1']) },
        { value: '2', name: t(recordTexts.firstMonth['2']) },
      ],
    },
    { name: 'lag', label: t(recordTexts.column.lag), type: 'number', isRequired: true },
    {
      name: 'department',
      label: t(columnTexts.leadDepartment),
      inTable: true,
      options: withNone(catalog.departments),
    },
    { name: 'decimals', label: t(recordTexts.column.decimals), type: 'number', isRequired: true },
    {
      name: 'base',
      label: t(recordTexts.column.base),
      options: [
        { value: '', name: t(recordTexts.base.byUnit) },
        ...closedList(INDEX_BASES, recordTexts.indexBase),
      ],
      belongsTo: ({ kind }) => kind === 'index',
    },
    {
      name: 'tolerance',
      label: t(recordTexts.column.tolerance),
      type: 'number',
      hint: t(recordTexts.column.toleranceHint),
    },
    { name: 'leader', label: t(recordTexts.column.leader) },
    { name: 'contact', label: t(recordTexts.column.contact), inTable: true },
    {
      name: 'aliases',
      label: t(recordTexts.column.aliases),
      hint: t(recordTexts.column.aliasesHint),
    },
    { name: 'numerator', label: t(recordTexts.column.numerator), options: withNone(catalog.indicators) },
    { name: 'denominator', label: t(recordTexts.column.denominator), options: withNone(catalog.indicators) },
    { name: 'source', label: t(recordTexts.column.source) },
    { name: 'definition', label: t(indicatorFieldTexts.name.definition), type: 'long' },
    { name: 'sort', label: t(recordTexts.column.sort), type: 'number' },
  ];
}

/** The values of a closed list with their names. */
function closedList<V extends string>(values: readonly V[], names: Readonly<Record<V, Text>>): Option[] {
  return values.map((value) => ({ value, name: t(names[value]) }));
}

function withNone(list: Parameters<typeof toOptions>[0]): Option[] {
  return [{ value: '', name: t(administrationTexts.none) }, ...toOptions(list)];
}

/** A record as the cells of its data file: the column `name_en` holds the field `nameEn`, lists are joined by `;`. */
export function toRow(record: Entity | Indicator, columns: readonly Column[]): Row {
  const fields = new Map(Object.entries(record));
  const cells = columns.map(({ name }) => {
    const value = fields.get(name.replace(/_\w/g, ([, letter]) => letter!.toUpperCase()));
    return [name, Array.isArray(value) ? value.join(';') : String(value ?? '')];
  });
  return Object.fromEntries(cells);
}
