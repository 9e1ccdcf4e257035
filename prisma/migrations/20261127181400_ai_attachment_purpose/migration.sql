-- Apart from its use: a new value of an enum can't be used in the transaction that adds it.
ALTER TYPE "file_purpose" ADD VALUE 'AI_ATTACHMENT';
