import { randomUUID } from "node:crypto";
import { deflateSync } from "node:zlib";
import * as Y from "yjs";
import { db } from "@/lib/db";
import { DOCUMENT_RULES } from "@/lib/documents/rules";
import { makeChannel } from "@/tests/factories";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PUT /api/documents/{documentId}/content": () => ({ markdown: "Ours", state: "" }),
    "POST /api/documents/{documentId}/content": () => ({ markdown: "Ours" }),
    "PATCH /api/documents/{documentId}/content": () => ({ edits: [{ block: "1-0", action: "delete" }] }),
    "POST /api/documents/{documentId}/versions": () => ({ name: "Ours" }),
    "PATCH /api/documents/{documentId}/versions/{versionId}": () => ({ name: "Ours" }),
    "POST /api/documents/{documentId}/comments": () => ({ id: randomUUID(), quote: "Words", body: "Which?" }),
    "PUT /api/documents/{documentId}/comments/{commentId}/acceptance": () => ({
      ...{ original: "Words", replacement: "Text" },
    }),
    "PUT /api/documents/{documentId}/comments/{commentId}/suggestion": () => ({
      ...{ quote: "Words", replacement: "Text" },
    }),
  },
  foreign: async ({ workspace }) => {
    const { id: documentId } = await makeChannel(workspace, { type: "DOC" });
    const now = new Date();
    const content = Uint8Array.from(
      deflateSync(JSON.stringify(DOCUMENT_RULES["rich-text"].content(new Y.Doc()))),
    );
    const version = await db().documentVersion.create({
      data: { documentId, untilId: 1, fromAt: now, untilAt: now, authors: [], content },
    });
    const comment = await db().documentComment.create({
      data: { id: randomUUID(), documentId, quote: "Words" },
    });
    return { documentId, versionId: version.id, commentId: comment.id };
  },
};
