-- The archive of a person's own data, which they alone download.
ALTER TYPE "file_purpose" ADD VALUE 'EXPORT';
