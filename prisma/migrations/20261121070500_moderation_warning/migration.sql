-- AlterEnum
ALTER TYPE "inbox_kind" ADD VALUE 'WARNING';
