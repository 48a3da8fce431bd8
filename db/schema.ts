import type { Generated, Kysely, Transaction } from 'kysely';
import type { UploadStatus } from '../domain/import/upload-document.ts';
import type {
  Direction,
  EntityKind,
  Frequency,
  IndexBase,
  IndicatorKind,
  ObservationStatus,
  TargetType,
} from '../domain/model.ts';

/**
 * The tables with their columns as named in SQL. Rows do not leave `db/`: the query files convert them to the types of
 * `domain/model.ts`. The purpose of each table is described in `migrations/`.
 */
export interface Schema {
  revision: RevisionTable;
  source_file: SourceFileTable;
  entity: CodeTable;
  entity_version: EntityVersionTable;
  indicator: CodeTable;
  indicator_version: IndicatorVersionTable;
  target: TargetTable;
  observation: ObservationTable;
  observed_period: { period: number; revision: number };
  setting: { key: string; value: string };
  account: AccountTable;
  account_entity: { account_id: number; entity_id: number };
  session: SessionTable;
  sign_in_link: SignInLinkTable;
  upload: UploadTable;
  upload_row: UploadRowTable;
  closed_period: ClosedPeriodTable;
  remembered_answer: RememberedAnswerTable;
  personal_token: PersonalTokenTable;
  audit: AuditTable;
  saved_deck: SavedDeckTable;
  deck_template: DeckTemplateTable;
}

/** A read-only connection, by its type and by its file handle. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'selectNoFrom' | 'getExecutor'>;

/** A transaction on the single writer. It is also a `Reader`, so every query works inside it. */
export type Writer = Transaction<Schema>;

/** A number as its shortest decimal text, as `String(number)` writes and `Number(text)` reads it. */
export type Decimal = string;

interface RevisionTable {
  id: Generated<number>;
  /** ISO 8601 in UTC with milliseconds: `2026-11-22T08:00:00.000Z`. */
  at: string;
  by: string;
  kind: string;
  reason: string | null;
}

interface SourceFileTable {
  id: Generated<number>;
  name: string;
  sha256: string;
  size: number;
  bytes: Buffer;
  revision: number;
}

interface CodeTable {
  id: Generated<number>;
  code: string;
}

interface EntityVersionTable {
  entity_id: number;
  revision: number;
  name: string;
  name_en: string | null;
  short_name: string | null;
  kind: EntityKind;
  parent_id: number | null;
  sort: number;
  /** JSON array of texts. */
  aliases: string;
  leader: string | null;
  contact: string | null;
  phone: string | null;
}

interface IndicatorVersionTable {
  indicator_id: number;
  revision: number;
  name: string;
  name_en: string | null;
  category: string;
  category_en: string | null;
  unit: string;
  kind: IndicatorKind;
  direction: Direction;
  first_month: 1 | 2;
  frequency: Frequency;
  lag: number;
  department_id: number | null;
  decimals: number;
  definition: string | null;
  source: string | null;
  tolerance: Decimal | null;
  numerator: string | null;
  denominator: string | null;
  base: IndexBase | null;
  /** A list as JSON. */
  aliases: string;
  leader: string | null;
  contact: string | null;
  sort: number;
}

interface TargetTable {
  year: number;
  indicator_id: number;
  entity_id: number;
  version: number;
  from_month: number;
  revision: number;
  type: TargetType;
  value: Decimal;
  /** JSON array of 12 numbers or nulls. */
  plan: string | null;
  note: string | null;
  file_id: number | null;
  row: number | null;
}

interface ObservationTable {
  /** 202506 for 2025-06: sorts correctly, and takes three bytes. */
  period: number;
  indicator_id: number;
  entity_id: number;
  revision: number;
  month: Decimal | null;
  ytd: Decimal | null;
  yoy_month: Decimal | null;
  yoy_ytd: Decimal | null;
  status: ObservationStatus | null;
  file_id: number | null;
  row: number | null;
  reason: string | null;
}

interface AccountTable {
  id: Generated<number>;
  name: string;
  role: string;
  password_hash: string;
  disabled_at: string | null;
  failed_count: Generated<number>;
  locked_until: string | null;
  created_at: string;
}

interface SessionTable {
  id_hash: string;
  account_id: number;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

interface SignInLinkTable {
  token_hash: string;
  account_id: number;
  expires_at: string;
  used_at: string | null;
}

interface UploadTable {
  id: Generated<number>;
  kind: 'file' | 'revert';
  account_id: number;
  by: string;
  at: string;
  file_id: number | null;
  reverts: number | null;
  status: UploadStatus;
  /** JSON object of texts. */
  answers: string;
  /** JSON object: key of each question asked so far → how its answer may be remembered. */
  asked: string;
  fingerprint: string | null;
  base_revision: number;
  /** JSON. */
  document: string;
  committed_at: string | null;
  revision: number | null;
  reason: string | null;
  nature: string | null;
  /** JSON array of codes. */
  accepted: string | null;
  /** JSON array of [period, indicator id]: the pairs at which this commit wrote rows. */
  places: string | null;
}

interface UploadRowTable {
  upload_id: number;
  period: number;
  indicator_id: number;
  entity_id: number;
  change: 'new' | 'changed' | 'same';
  month: Decimal | null;
  ytd: Decimal | null;
  yoy_month: Decimal | null;
  yoy_ytd: Decimal | null;
  status: ObservationStatus | null;
  row: number | null;
}

interface ClosedPeriodTable {
  period: number;
  at: string;
  by: string;
  reason: string | null;
}

interface RememberedAnswerTable {
  fingerprint: string;
  key: string;
  value: string;
  mode: string;
  at: string;
  by: string;
}

interface PersonalTokenTable {
  id: Generated<number>;
  account_id: number;
  name: string;
  token_hash: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

interface SavedDeckTable {
  id: Generated<number>;
  account_id: number;
  title: string;
  /** The deck as JSON. */
  document: string;
  /** 1 when all accounts can see it. */
  shared: number;
  version: number;
  created_at: string;
  updated_at: string;
  updated_by: string;
}

interface DeckTemplateTable {
  /** Always 1: there is at most one template. */
  id: number;
  name: string;
  sha256: string;
  size: number;
  bytes: Buffer;
  /** JSON. */
  telling: string;
  at: string;
  by: string;
}

interface AuditTable {
  id: Generated<number>;
  at: string;
  by: string | null;
  action: string;
  subject: string | null;
  /** JSON. */
  detail: string | null;
  revision: number | null;
}
