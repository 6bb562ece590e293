-- The registry, version 1. {id} and {text} are what the database calls a row's own number and text
-- that is compared byte by byte.

-- One row: the version of this layout, and the number of the last change of the feed.
CREATE TABLE registry (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  layout BIGINT NOT NULL,
  cursor BIGINT NOT NULL
);
INSERT INTO registry (one, layout, cursor) VALUES (1, 1, 0);

CREATE TABLE runs (
  run_id {id},
  started_at {text} NOT NULL,
  finished_at {text},                -- null: still running, or killed
  interrupted BIGINT NOT NULL DEFAULT 0,
  command {text} NOT NULL,
  pipeline {text} NOT NULL,
  files BIGINT NOT NULL DEFAULT 0,
  unchanged BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE documents (
  sha256 {text} PRIMARY KEY,
  media_type {text} NOT NULL,
  bytes BIGINT NOT NULL,
  pages BIGINT NOT NULL              -- 0: unknown, or without pages
);

CREATE TABLE paths (
  path {text} NOT NULL,
  sha256 {text} NOT NULL,
  run_id BIGINT NOT NULL,            -- that saw the document there first
  PRIMARY KEY (path, sha256)
);
CREATE INDEX paths_by_document ON paths (sha256);

-- Pages that gave no record, by the last outcome.
CREATE TABLE passed_pages (
  sha256 {text} NOT NULL REFERENCES documents,
  first_page BIGINT NOT NULL,
  last_page BIGINT NOT NULL,
  lost BIGINT NOT NULL,
  reason {text} NOT NULL,
  PRIMARY KEY (sha256, first_page)
);

-- A document and a pipeline: what is done. launches counts those since the last outcome.
CREATE TABLE conversions (
  sha256 {text} NOT NULL,
  pipeline {text} NOT NULL,
  launches BIGINT NOT NULL,
  run_id BIGINT,                     -- of the last outcome
  PRIMARY KEY (sha256, pipeline)
);

CREATE TABLE outcomes (
  run_id BIGINT NOT NULL REFERENCES runs,
  sha256 {text} NOT NULL REFERENCES documents,
  pipeline {text} NOT NULL,
  path {text} NOT NULL,
  state {text} NOT NULL,             -- done, failed, set_aside
  ending {text} NOT NULL,            -- ok, partial, or the kind of failure
  message {text} NOT NULL,
  page BIGINT NOT NULL,              -- 0: none
  attempts BIGINT NOT NULL,
  milliseconds BIGINT NOT NULL,
  records BIGINT NOT NULL,
  PRIMARY KEY (run_id, sha256, pipeline)
);

CREATE INDEX outcomes_by_document ON outcomes (sha256, run_id);

CREATE TABLE organizations (
  organization_id {id},
  identity {text} NOT NULL UNIQUE,
  government {text},
  unit {text},
  sub_unit {text},
  region {text},
  region_code {text}
);

CREATE TABLE persons (
  person_id {id},
  identity {text} NOT NULL UNIQUE,   -- by the NIP, else by the name
  name {text},
  nip {text}
);

CREATE TABLE sops (
  sop_id {id},
  record_id {text} NOT NULL UNIQUE,
  sha256 {text} NOT NULL REFERENCES documents,
  ordinal BIGINT NOT NULL,
  deleted BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL,           -- the last one
  cursor BIGINT NOT NULL,            -- of the last version
  content_hash {text} NOT NULL,      -- of the last version; empty where deleted
  title {text},
  sop_number {text},
  effective {text},
  organization_id BIGINT REFERENCES organizations,
  approver_id BIGINT REFERENCES persons,
  steps BIGINT NOT NULL
);
CREATE INDEX sops_in_order ON sops (sha256, ordinal, record_id);
CREATE INDEX sops_by_organization ON sops (organization_id);
CREATE INDEX sops_by_approver ON sops (approver_id);

-- Every version of every record, and so the feed: cursors rise without gaps in the order of commit.
CREATE TABLE versions (
  cursor {cursor},
  sop_id BIGINT NOT NULL REFERENCES sops,
  version BIGINT NOT NULL,
  content_hash {text} NOT NULL,      -- SHA-256 of record; empty for a deletion
  record TEXT,                       -- compact JSON; null for a deletion
  run_id BIGINT NOT NULL,
  pipeline {text} NOT NULL,
  UNIQUE (sop_id, version)
);

-- Of the current versions.
CREATE TABLE findings (
  sop_id BIGINT NOT NULL REFERENCES sops,
  place BIGINT NOT NULL,
  code {text} NOT NULL,
  severity {text} NOT NULL,
  path {text} NOT NULL,
  message {text} NOT NULL,
  PRIMARY KEY (sop_id, place)
);
CREATE INDEX findings_by_code ON findings (code);

-- What was pushed where, and what a target would not take.
CREATE TABLE push_targets (
  target {text} PRIMARY KEY,
  cursor BIGINT NOT NULL
);

CREATE TABLE dead_letters (
  target {text} NOT NULL,
  record_id {text} NOT NULL,
  cursor BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  status BIGINT NOT NULL,            -- of HTTP; 0: no answer
  message {text} NOT NULL,
  PRIMARY KEY (target, record_id)
);
