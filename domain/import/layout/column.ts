import type { ObservationStatus } from '../../model.ts';
import type { Key, Term } from '../terms/header-vocabulary.ts';

/** A column with what its headers say, from the top down, and what it is used for. */
export interface Column {
  index: number;
  /** The header as it is in the file, its levels joined; the column's letter where it has none. */
  label: string;
  term: Term;
  use: 'key' | 'value' | 'skip' | 'unknown' | 'empty';
  key?: Key;
  /** Other columns that name the same thing (code and name): they must not contradict. */
  twins?: number[];
  /** 10月预计: said by its header about its own figures. */
  status?: ObservationStatus;
  /** Figures under a name that is none of ours. */
  unnamed?: true;
  /** Its month is the table's only one: a row that says another has the last word. */
  oneMonth?: true;
}
