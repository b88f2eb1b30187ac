-- AlterTable
ALTER TABLE "site" ADD COLUMN     "contact" TEXT,
ADD COLUMN     "security_policy" TEXT;
