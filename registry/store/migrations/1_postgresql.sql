-- The words of the current versions. Similar titles are found where pg_trgm can be had.
CREATE TABLE record_words (
  sop_id BIGINT PRIMARY KEY REFERENCES sops,
  title TSVECTOR NOT NULL,
  words TSVECTOR NOT NULL            -- of the title, too
);
CREATE INDEX record_words_by_title ON record_words USING gin (title);
CREATE INDEX record_words_by_word ON record_words USING gin (words);
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXECUTE 'CREATE INDEX sops_by_title ON sops USING gin (title gin_trgm_ops)';
EXCEPTION WHEN OTHERS THEN
  NULL;
END $$;
