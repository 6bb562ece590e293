-- The words of titles, each once: those that are like a misspelt one are found among them faster than
-- among the titles. Similar words are found where pg_trgm can be had.
CREATE TABLE title_words (
  word TEXT COLLATE "C" PRIMARY KEY
);
INSERT INTO title_words
  SELECT word FROM ts_stat('SELECT title FROM record_words') WHERE octet_length(word) <= 64;
DROP INDEX IF EXISTS sops_by_title;
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXECUTE 'CREATE INDEX title_words_by_part ON title_words USING gin (word gin_trgm_ops)';
EXCEPTION WHEN OTHERS THEN
  NULL;
END $$;
