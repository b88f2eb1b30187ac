-- CreateTable
CREATE TABLE "media_version" (
    "picture_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "extension" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "media_version_pkey" PRIMARY KEY ("picture_hash","hash")
);

-- AddForeignKey
ALTER TABLE "media_version" ADD CONSTRAINT "media_version_picture_hash_fkey" FOREIGN KEY ("picture_hash") REFERENCES "media"("hash") ON DELETE CASCADE ON UPDATE CASCADE;
