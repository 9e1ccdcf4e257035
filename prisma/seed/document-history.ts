import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { editDocument } from "@/lib/documents/append";
import { DOCUMENT_RULES } from "@/lib/documents/rules";
import { saveVersion } from "@/lib/documents/versions/service";
import { markdownContent } from "./markdown-document";

type Person = { id: string; name: string };
type Draft = { by: string; hoursAgo: number; text: string; name?: string };

const HOUR_MS = 3_600_000;

/** Writes a document draft after draft, each at its time, as the people did who wrote it. */
export async function writeHistory(
  documentId: string,
  drafts: readonly Draft[],
  people: Record<string, Person>,
  asActor: (person: Person) => Actor,
): Promise<void> {
  const { write } = DOCUMENT_RULES["rich-text"];
  for (const { by, hoursAgo, text, name } of drafts) {
    const author = people[by]!;
    const content = await markdownContent(text);
    const edit = await transaction((tx) =>
      editDocument(tx, documentId, (document) => write(document, content), author.id),
    );
    if (!edit) continue;
    edit.document.destroy();
    const createdAt = new Date(Date.now() - hoursAgo * HOUR_MS);
    await db().documentUpdate.update({
      where: { documentId_id: { documentId, id: edit.rowId } },
      data: { createdAt },
    });
    if (name) await saveVersion(asActor(author), documentId, name);
  }
}
