PRAGMA application_id = 0x42616B75;
-- The words of the current versions, by sop_id.
CREATE VIRTUAL TABLE record_words USING fts5 (
  title, office, actors, steps, tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
);
