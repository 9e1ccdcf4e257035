import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { type PreviewRow, personJson, toPreview } from "@/lib/objects/preview-sql";
import type { ObjectSource, Viewer } from "@/lib/objects/source";
import { KNOWS_PERSON } from "./access";

export const personSource: ObjectSource = {
  resolve,
  // A person is warned or removed, as the author of any object may be.
  report: { excerpt: async () => "", deletion: null },
  search: [
    {
      from: "users u",
      conditions: `u.deleted_at IS NULL AND ${KNOWS_PERSON}`,
      searched: ["search_name(u.name)"],
      fields: { id: "u.id", text: "u.name", person: personJson("u"), place: "NULL", createdAt: "NULL" },
      ofWorkspace: (workspaceId) =>
        `EXISTS (SELECT FROM memberships pm JOIN memberships mine USING (workspace_id)
          WHERE pm.user_id = u.id AND mine.user_id = $1 AND workspace_id = ${workspaceId})`,
    },
  ],
  async access(viewer, id) {
    const [person] = await resolve(viewer, [id]);
    if (!person) throw notFound("person");
    return { workspaceId: null, channelId: null, threadId: null, authorId: person.id, isDeleted: false };
  },
};

async function resolve({ userId }: Viewer, ids: readonly string[]) {
  const { rows } = await pool().query<PreviewRow>({
    name: "resolve people",
    text: `SELECT u.id, u.name AS title, '' AS excerpt, ${personJson("u")} AS person, NULL AS place,
             NULL::timestamptz AS "createdAt"
           FROM users u WHERE u.id = ANY($2::uuid[]) AND ${KNOWS_PERSON}`,
    values: [userId, ids],
  });
  return rows.map((row) => toPreview("person", row));
}
