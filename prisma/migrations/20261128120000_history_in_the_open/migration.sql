-- Whether readers are told who published each revision: not unless an administrator says so.
ALTER TABLE "site" ADD COLUMN "names_actors" BOOLEAN NOT NULL DEFAULT false;

-- How large each revision's change was. It follows from the records; what was published before this is counted by a rebuild.
CREATE TABLE "revision_change" (
    "hash" CHAR(64) NOT NULL,
    "words_added" INTEGER,
    "words_removed" INTEGER,
    "fields" TEXT[],

    CONSTRAINT "revision_change_pkey" PRIMARY KEY ("hash")
);

ALTER TABLE "revision_change" ADD CONSTRAINT "revision_change_hash_fkey" FOREIGN KEY ("hash") REFERENCES "revision"("hash") ON DELETE CASCADE ON UPDATE CASCADE;
