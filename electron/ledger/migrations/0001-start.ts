import type { Migration } from '../migrate.ts';

/**
 * First shape of the ledger. Everything hangs on an employer (一户一档). snake_case; NOT NULL wherever "not known" has no meaning of its own,
 * NULL only where a figure can be unknown; money integer fen, instants UTC milliseconds, days and months text in Asia/Shanghai.
 * Ids are local integers: what crosses to other offices is the natural key (code, account, case number).
 */
const tables = [
  `CREATE TABLE ledger_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,
  `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,

  `CREATE TABLE officers (
     id INTEGER PRIMARY KEY, staff_no TEXT NOT NULL UNIQUE, name TEXT NOT NULL, posts TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1,
     created_at INTEGER NOT NULL, row_version INTEGER NOT NULL DEFAULT 1)`,

  // The journal: one entry a command, chained by digest; no entry is ever changed or taken out.
  `CREATE TABLE journal (
     seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, staff_no TEXT NOT NULL, posts TEXT NOT NULL, operation TEXT NOT NULL,
     subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, subject_label TEXT NOT NULL, summary TEXT NOT NULL, reason TEXT NOT NULL,
     changes_digest TEXT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL)`,
  `CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END`,
  `CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END`,
  `CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
     WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
       OR NEW.previous <> coalesce((SELECT digest FROM journal ORDER BY seq DESC LIMIT 1), '')
     BEGIN SELECT RAISE(ABORT, 'journal entry does not follow the last one'); END`,

  // Old and new values of business records, one row a changed record. Append-only like the journal.
  `CREATE TABLE record_changes (
     id INTEGER PRIMARY KEY, journal_seq INTEGER NOT NULL REFERENCES journal(seq) DEFERRABLE INITIALLY DEFERRED, at INTEGER NOT NULL, staff_no TEXT NOT NULL,
     batch_id INTEGER REFERENCES import_batches(id), subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, employer_id INTEGER,
     before_json TEXT NOT NULL, after_json TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX record_changes_subject ON record_changes (subject_kind, subject_id, id)`,
  `CREATE INDEX record_changes_employer ON record_changes (employer_id, at)`,
  `CREATE INDEX record_changes_batch ON record_changes (batch_id)`,
  `CREATE TRIGGER record_changes_no_update BEFORE UPDATE OF before_json, after_json, at, staff_no ON record_changes BEGIN SELECT RAISE(ABORT, 'history is append-only'); END`,
  `CREATE TRIGGER record_changes_no_delete BEFORE DELETE ON record_changes BEGIN SELECT RAISE(ABORT, 'history is append-only'); END`,

  // What was taken back or set aside in a merge is kept here as it was: no business record is destroyed.
  `CREATE TABLE removed_records (
     id INTEGER PRIMARY KEY, journal_seq INTEGER NOT NULL REFERENCES journal(seq) DEFERRABLE INITIALLY DEFERRED, at INTEGER NOT NULL, staff_no TEXT NOT NULL, why TEXT NOT NULL,
     batch_id INTEGER, merge_id INTEGER, table_name TEXT NOT NULL, employer_id INTEGER, row_json TEXT NOT NULL)`,
  `CREATE INDEX removed_records_merge ON removed_records (merge_id)`,
  `CREATE TRIGGER removed_records_no_update BEFORE UPDATE ON removed_records BEGIN SELECT RAISE(ABORT, 'kept records are append-only'); END`,

  `CREATE TABLE import_batches (
     id INTEGER PRIMARY KEY, kind TEXT NOT NULL, file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL, file_size INTEGER NOT NULL, sheet TEXT NOT NULL, encoding TEXT NOT NULL,
     at INTEGER NOT NULL, staff_no TEXT NOT NULL, rows INTEGER NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL, same INTEGER NOT NULL, refused INTEGER NOT NULL, unmatched INTEGER NOT NULL,
     ignored_columns TEXT NOT NULL, refused_file TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'written' CHECK (state IN ('written', 'taken-back')),
     taken_back_at INTEGER, taken_back_by TEXT NOT NULL DEFAULT '', taken_back_reason TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX import_batches_sha ON import_batches (file_sha256)`,

  // Rows whose parent is not known yet. They match themselves when the parent arrives.
  `CREATE TABLE import_waiting (
     id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES import_batches(id), kind TEXT NOT NULL, row_no INTEGER NOT NULL,
     waits_for TEXT NOT NULL CHECK (waits_for IN ('employer', 'account', 'case')), waits_key TEXT NOT NULL, record_key TEXT NOT NULL, row_json TEXT NOT NULL)`,
  `CREATE INDEX import_waiting_key ON import_waiting (waits_for, waits_key)`,
  `CREATE UNIQUE INDEX import_waiting_record ON import_waiting (kind, record_key)`,

  `CREATE TABLE employers (
     id INTEGER PRIMARY KEY, uscc TEXT NOT NULL DEFAULT '', temp_no TEXT NOT NULL DEFAULT '', duplicate_code INTEGER NOT NULL DEFAULT 0,
     name TEXT NOT NULL, pinyin TEXT NOT NULL, initials TEXT NOT NULL, industry TEXT NOT NULL CHECK (industry IN ('construction', 'catering', 'platform', 'dispatch', 'other')),
     street_code TEXT NOT NULL, unit_type TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', legal_rep TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
     headcount INTEGER, headcount_on TEXT NOT NULL DEFAULT '', migrant_headcount INTEGER, opened_on TEXT NOT NULL DEFAULT '',
     status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'closed', 'moved')),
     insurance_from TEXT NOT NULL DEFAULT '', alert_level TEXT NOT NULL DEFAULT 'none', alert_rank INTEGER NOT NULL DEFAULT 0,
     open_arrears_fen INTEGER NOT NULL DEFAULT 0, open_cases INTEGER NOT NULL DEFAULT 0,
     merged_into INTEGER REFERENCES employers(id), created_at INTEGER NOT NULL, created_by TEXT NOT NULL, batch_id INTEGER REFERENCES import_batches(id),
     updated_at INTEGER NOT NULL, row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE UNIQUE INDEX employers_uscc ON employers (uscc) WHERE uscc <> '' AND duplicate_code = 0 AND merged_into IS NULL`,
  `CREATE INDEX employers_code ON employers (uscc)`,
  `CREATE UNIQUE INDEX employers_temp_no ON employers (temp_no) WHERE temp_no <> ''`,
  `CREATE INDEX employers_name ON employers (name)`,
  `CREATE INDEX employers_initials ON employers (initials)`,
  `CREATE INDEX employers_default_order ON employers (status, alert_rank DESC, open_arrears_fen DESC, id) WHERE merged_into IS NULL`,
  `CREATE INDEX employers_merged ON employers (merged_into) WHERE merged_into IS NOT NULL`,
  `CREATE INDEX employers_street ON employers (street_code)`,
  `CREATE INDEX employers_batch ON employers (batch_id)`,
  `CREATE TABLE employer_tags (employer_id INTEGER NOT NULL REFERENCES employers(id), tag TEXT NOT NULL, PRIMARY KEY (employer_id, tag)) WITHOUT ROWID`,
  `CREATE INDEX employer_tags_tag ON employer_tags (tag)`,
  // One row each time the status changes; before the first row the first status held since ever. Tables ask who was active in a window.
  `CREATE TABLE employer_status_changes (
     employer_id INTEGER NOT NULL REFERENCES employers(id), from_at INTEGER NOT NULL, old_status TEXT NOT NULL, new_status TEXT NOT NULL, PRIMARY KEY (employer_id, from_at)) WITHOUT ROWID`,
  `CREATE TABLE employer_merges (
     id INTEGER PRIMARY KEY, survivor_id INTEGER NOT NULL REFERENCES employers(id), absorbed_id INTEGER NOT NULL REFERENCES employers(id), at INTEGER NOT NULL, staff_no TEXT NOT NULL,
     reason TEXT NOT NULL, moved_json TEXT NOT NULL, undone_at INTEGER)`,
  // Taking a batch back deletes dossiers by the thousand; each one is looked for here.
  `CREATE INDEX employer_merges_survivor ON employer_merges (survivor_id)`,
  `CREATE INDEX employer_merges_absorbed ON employer_merges (absorbed_id)`,
  `CREATE TABLE streets (code TEXT PRIMARY KEY, name TEXT NOT NULL)`,

  `CREATE TABLE headcounts (
     employer_id INTEGER NOT NULL REFERENCES employers(id), day TEXT NOT NULL, headcount INTEGER NOT NULL, migrant INTEGER, source TEXT NOT NULL, batch_id INTEGER REFERENCES import_batches(id),
     PRIMARY KEY (employer_id, day)) WITHOUT ROWID`,
  `CREATE INDEX headcounts_batch ON headcounts (batch_id) WHERE batch_id IS NOT NULL`,

  `CREATE TABLE wage_accounts (
     id INTEGER PRIMARY KEY, account_no TEXT NOT NULL UNIQUE, employer_id INTEGER NOT NULL REFERENCES employers(id), project TEXT NOT NULL, bank TEXT NOT NULL DEFAULT '', last_four TEXT NOT NULL DEFAULT '',
     opened_at INTEGER NOT NULL, closed_at INTEGER, batch_id INTEGER REFERENCES import_batches(id), row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX wage_accounts_employer ON wage_accounts (employer_id)`,
  `CREATE INDEX wage_accounts_batch ON wage_accounts (batch_id)`,
  `CREATE TABLE balances (
     account_id INTEGER NOT NULL REFERENCES wage_accounts(id), as_of INTEGER NOT NULL, fen INTEGER NOT NULL, batch_id INTEGER REFERENCES import_batches(id), PRIMARY KEY (account_id, as_of)) WITHOUT ROWID`,
  `CREATE INDEX balances_time ON balances (as_of)`,
  `CREATE INDEX balances_batch ON balances (batch_id)`,
  `CREATE TABLE payroll_months (
     account_id INTEGER NOT NULL REFERENCES wage_accounts(id), month TEXT NOT NULL, payable_fen INTEGER NOT NULL, paid_fen INTEGER, headcount INTEGER, batch_id INTEGER REFERENCES import_batches(id),
     PRIMARY KEY (account_id, month)) WITHOUT ROWID`,
  // With the amount: a monthly table reads one run of the index, however long the history is.
  `CREATE INDEX payroll_months_month ON payroll_months (month, account_id, payable_fen)`,
  `CREATE INDEX payroll_months_batch ON payroll_months (batch_id)`,
  // Clustered by month: a table of one month reads two adjacent runs, however long the history is.
  `CREATE TABLE insurance_months (
     month TEXT NOT NULL, employer_id INTEGER NOT NULL REFERENCES employers(id), employed INTEGER, uninsured INTEGER NOT NULL, batch_id INTEGER REFERENCES import_batches(id),
     PRIMARY KEY (month, employer_id)) WITHOUT ROWID`,
  `CREATE INDEX insurance_months_employer ON insurance_months (employer_id, month)`,
  // Few employers ever have uninsured workers; only they can be orange.
  `CREATE INDEX insurance_months_uninsured ON insurance_months (employer_id) WHERE uninsured > 0`,
  `CREATE INDEX insurance_months_batch ON insurance_months (batch_id)`,

  `CREATE TABLE court_records (
     id INTEGER PRIMARY KEY, case_no TEXT NOT NULL UNIQUE, debtor_name TEXT NOT NULL, uscc TEXT NOT NULL DEFAULT '', listed_at INTEGER NOT NULL, ended_at INTEGER, court TEXT NOT NULL DEFAULT '', amount_fen INTEGER,
     employer_id INTEGER REFERENCES employers(id), matched_by TEXT NOT NULL CHECK (matched_by IN ('code', 'name', 'person', 'none')), confirmed INTEGER NOT NULL DEFAULT 0,
     confirmed_by TEXT NOT NULL DEFAULT '', confirmed_at INTEGER, batch_id INTEGER REFERENCES import_batches(id), row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX court_records_employer ON court_records (employer_id)`,
  `CREATE INDEX court_records_uscc ON court_records (uscc)`,
  `CREATE INDEX court_records_name ON court_records (debtor_name)`,
  `CREATE INDEX court_records_batch ON court_records (batch_id)`,

  // `state` holds the states of domain.md 4; this version writes filed, closed and withdrawn.
  `CREATE TABLE cases (
     id INTEGER PRIMARY KEY, case_no TEXT NOT NULL UNIQUE, employer_id INTEGER NOT NULL REFERENCES employers(id), cause TEXT NOT NULL, source TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'filed',
     filed_at INTEGER NOT NULL, closed_at INTEGER, verified_fen INTEGER, headcount INTEGER, unpaid_headcount INTEGER, handler TEXT NOT NULL DEFAULT '', is_arrears INTEGER NOT NULL DEFAULT 0,
     batch_id INTEGER REFERENCES import_batches(id), created_at INTEGER NOT NULL, row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX cases_employer ON cases (employer_id)`,
  `CREATE INDEX cases_open ON cases (closed_at, filed_at)`,
  `CREATE INDEX cases_batch ON cases (batch_id)`,
  `CREATE TABLE payments (
     case_id INTEGER NOT NULL REFERENCES cases(id), paid_at INTEGER NOT NULL, voucher TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('wage', 'fine', 'surcharge')), fen INTEGER NOT NULL,
     batch_id INTEGER REFERENCES import_batches(id), PRIMARY KEY (case_id, paid_at, voucher)) WITHOUT ROWID`,
  `CREATE INDEX payments_batch ON payments (batch_id)`,
  `CREATE TABLE major_cases (
     case_id INTEGER PRIMARY KEY REFERENCES cases(id), t0 INTEGER NOT NULL, triggers TEXT NOT NULL, headcount INTEGER NOT NULL, estimate_fen INTEGER, public_order TEXT NOT NULL DEFAULT '[]',
     clicks INTEGER, clicks_source TEXT NOT NULL DEFAULT '', brigade_at INTEGER, police_at INTEGER, brief_at INTEGER, agreement_at INTEGER, refusal_at INTEGER, police_filing_at INTEGER, report_at INTEGER,
     batch_id INTEGER REFERENCES import_batches(id), row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX major_cases_t0 ON major_cases (t0)`,
  `CREATE INDEX major_cases_batch ON major_cases (batch_id)`,
  `CREATE TABLE emergency_events (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), node TEXT NOT NULL, at INTEGER, recorded_at INTEGER NOT NULL, staff_no TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX emergency_events_case ON emergency_events (case_id, recorded_at)`,
  `CREATE TABLE follow_ups (
     case_id INTEGER NOT NULL REFERENCES cases(id), kind TEXT NOT NULL, due_on TEXT NOT NULL DEFAULT '', done_at INTEGER, batch_id INTEGER REFERENCES import_batches(id), PRIMARY KEY (case_id, kind)) WITHOUT ROWID`,
  `CREATE INDEX follow_ups_batch ON follow_ups (batch_id)`,
  `CREATE TABLE grid_reports (
     id INTEGER PRIMARY KEY, report_no TEXT NOT NULL UNIQUE, uscc TEXT NOT NULL DEFAULT '', name TEXT NOT NULL, street_code TEXT NOT NULL, collected_at INTEGER NOT NULL, change TEXT NOT NULL DEFAULT '',
     headcount INTEGER, paid_through TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', employer_id INTEGER REFERENCES employers(id), batch_id INTEGER REFERENCES import_batches(id), row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX grid_reports_employer ON grid_reports (employer_id)`,
  `CREATE INDEX grid_reports_batch ON grid_reports (batch_id)`,

  `CREATE TABLE alerts (
     id INTEGER PRIMARY KEY, employer_id INTEGER NOT NULL REFERENCES employers(id), alert_key TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('yellow', 'orange', 'red')), subject TEXT NOT NULL,
     from_day TEXT NOT NULL, ended_on TEXT NOT NULL DEFAULT '', raised_at INTEGER NOT NULL, evidence TEXT NOT NULL, evidence_json TEXT NOT NULL,
     state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'treating', 'verified', 'closed', 'lapsed')), handler TEXT NOT NULL DEFAULT '', close_reason TEXT NOT NULL DEFAULT '',
     row_version INTEGER NOT NULL DEFAULT 1, UNIQUE (employer_id, alert_key))`,
  `CREATE INDEX alerts_board ON alerts (state, kind, from_day)`,
  `CREATE TABLE alert_events (
     id INTEGER PRIMARY KEY, alert_id INTEGER NOT NULL REFERENCES alerts(id), at INTEGER NOT NULL, staff_no TEXT NOT NULL, action TEXT NOT NULL, note TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX alert_events_alert ON alert_events (alert_id, at)`,
  // Level of the reference month by the rule of the monthly table, kept for lists; one row an employer whose level is not none.
  `CREATE TABLE employer_levels (
     employer_id INTEGER PRIMARY KEY REFERENCES employers(id), month TEXT NOT NULL, level TEXT NOT NULL, codes TEXT NOT NULL)`,
  `CREATE INDEX employer_levels_level ON employer_levels (level)`,

  // content: what was checked, kept while it waits, so that a refusal can say what has changed since.
  `CREATE TABLE report_submissions (
     id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, month TEXT NOT NULL, at INTEGER NOT NULL, staff_no TEXT NOT NULL, content_sha256 TEXT NOT NULL,
     state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'returned', 'approved')), returned_at INTEGER, returned_by TEXT NOT NULL DEFAULT '', return_reason TEXT NOT NULL DEFAULT '',
     content TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX report_submissions_month ON report_submissions (table_name, month, id)`,
  // A frozen revision is never edited; a correction is the next one. The long texts stand last: lists of revisions are read without walking through them.
  `CREATE TABLE report_revisions (
     id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, month TEXT NOT NULL, revision INTEGER NOT NULL, serial TEXT NOT NULL UNIQUE, payload_sha256 TEXT NOT NULL, supersedes INTEGER,
     reason_code TEXT NOT NULL DEFAULT '', rule_pack TEXT NOT NULL, prepared_by TEXT NOT NULL, approved_by TEXT NOT NULL, approved_at INTEGER NOT NULL, changed_cells INTEGER NOT NULL DEFAULT 0,
     changes_json TEXT NOT NULL DEFAULT '[]', payload TEXT NOT NULL, public_json TEXT NOT NULL, facts_json TEXT NOT NULL, UNIQUE (table_name, month, revision))`,
  `CREATE TRIGGER report_revisions_no_update BEFORE UPDATE ON report_revisions BEGIN SELECT RAISE(ABORT, 'a frozen table is never edited'); END`,
  `CREATE TRIGGER report_revisions_no_delete BEFORE DELETE ON report_revisions BEGIN SELECT RAISE(ABORT, 'a frozen table is never deleted'); END`,
  `CREATE TABLE report_rows (
     revision_id INTEGER NOT NULL REFERENCES report_revisions(id), row_no INTEGER NOT NULL, row_key TEXT NOT NULL, employer_id INTEGER, case_id INTEGER, level TEXT NOT NULL, run INTEGER NOT NULL,
     PRIMARY KEY (revision_id, row_no)) WITHOUT ROWID`,
  `CREATE INDEX report_rows_key ON report_rows (row_key)`,
  `CREATE INDEX report_rows_employer ON report_rows (employer_id)`,

  // Part of the approving transaction: what is frozen is on its way. `sending` is a state of a running process only and never stored.
  `CREATE TABLE outbox (
     id INTEGER PRIMARY KEY, revision_id INTEGER NOT NULL UNIQUE REFERENCES report_revisions(id), jws TEXT NOT NULL DEFAULT '', jws_digest TEXT NOT NULL DEFAULT '',
     state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'needs-attention')), attempts INTEGER NOT NULL DEFAULT 0, last_try_at INTEGER, next_try_at INTEGER,
     problem_json TEXT NOT NULL DEFAULT '', receipt_id TEXT NOT NULL DEFAULT '', receipt_jws TEXT NOT NULL DEFAULT '', received_at INTEGER, kept_at INTEGER, via TEXT NOT NULL DEFAULT '')`,
  // What was signed is sent as it is and never signed anew; what was delivered stays delivered, by that receipt.
  `CREATE TRIGGER outbox_signed_once BEFORE UPDATE ON outbox WHEN OLD.jws <> '' AND (NEW.jws <> OLD.jws OR NEW.jws_digest <> OLD.jws_digest OR NEW.revision_id <> OLD.revision_id)
     BEGIN SELECT RAISE(ABORT, 'a signed text never changes'); END`,
  `CREATE TRIGGER outbox_delivered_once BEFORE UPDATE ON outbox WHEN OLD.state = 'delivered' AND (NEW.state <> OLD.state OR NEW.receipt_jws <> OLD.receipt_jws)
     BEGIN SELECT RAISE(ABORT, 'what was delivered stays delivered'); END`,
  `CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'nothing is dropped from the outbox'); END`,
  // evidence: what the city answered, byte for byte, where the answer does not hold. Append-only.
  `CREATE TABLE outbox_log (
     id INTEGER PRIMARY KEY, outbox_id INTEGER NOT NULL REFERENCES outbox(id), at INTEGER NOT NULL, event TEXT NOT NULL, detail TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX outbox_log_outbox ON outbox_log (outbox_id, at)`,
  `CREATE TRIGGER outbox_log_no_update BEFORE UPDATE ON outbox_log BEGIN SELECT RAISE(ABORT, 'the log of the outbox is append-only'); END`,
  `CREATE TRIGGER outbox_log_no_delete BEFORE DELETE ON outbox_log BEGIN SELECT RAISE(ABORT, 'the log of the outbox is append-only'); END`,

  // The installation's key: the private half is only ever stored wrapped (by the recovery passphrase, and by the system's keychain where there is one).
  `CREATE TABLE device_keys (
     kid TEXT PRIMARY KEY, public_jwk TEXT NOT NULL, wrapped_by_passphrase TEXT NOT NULL, wrapped_by_keychain TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL, retired_at INTEGER)`,
  // By thumbprint: the kid is the city's own name for its key, and may come again with another one.
  `CREATE TABLE city_keys (
     thumbprint TEXT PRIMARY KEY, kid TEXT NOT NULL, jwk TEXT NOT NULL, encryption_jwk TEXT NOT NULL DEFAULT '', pinned_at INTEGER NOT NULL, pinned_by TEXT NOT NULL, retired_at INTEGER)`,
  `CREATE TABLE printed_papers (
     id INTEGER PRIMARY KEY, at INTEGER NOT NULL, staff_no TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, printer TEXT NOT NULL, copies INTEGER NOT NULL, outcome TEXT NOT NULL)`,
];

/** Search in names, pinyin, initials and codes by any part (three characters or more; shorter texts scan the index by LIKE). */
const search = [
  `CREATE VIRTUAL TABLE employer_search USING fts5(name, pinyin, initials, uscc, temp_no, content='employers', content_rowid='id', tokenize='trigram')`,
  // A list of a hundred thousand employers is indexed in memory before it is written out, a fifth faster than in steps of 1 MB.
  `INSERT INTO employer_search (employer_search, rank) VALUES ('hashsize', 67108864)`,
  `CREATE TRIGGER employers_search_insert AFTER INSERT ON employers BEGIN
     INSERT INTO employer_search (rowid, name, pinyin, initials, uscc, temp_no) VALUES (NEW.id, NEW.name, NEW.pinyin, NEW.initials, NEW.uscc, NEW.temp_no); END`,
  `CREATE TRIGGER employers_search_delete AFTER DELETE ON employers BEGIN
     INSERT INTO employer_search (employer_search, rowid, name, pinyin, initials, uscc, temp_no) VALUES ('delete', OLD.id, OLD.name, OLD.pinyin, OLD.initials, OLD.uscc, OLD.temp_no); END`,
  `CREATE TRIGGER employers_search_update AFTER UPDATE OF name, pinyin, initials, uscc, temp_no ON employers BEGIN
     INSERT INTO employer_search (employer_search, rowid, name, pinyin, initials, uscc, temp_no) VALUES ('delete', OLD.id, OLD.name, OLD.pinyin, OLD.initials, OLD.uscc, OLD.temp_no);
     INSERT INTO employer_search (rowid, name, pinyin, initials, uscc, temp_no) VALUES (NEW.id, NEW.name, NEW.pinyin, NEW.initials, NEW.uscc, NEW.temp_no); END`,
];

export const start: Migration = {
  id: 1,
  name: 'start',
  async up(w) {
    for (const statement of [...tables, ...search]) await w.run(statement);
  },
};
