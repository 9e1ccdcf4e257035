import type { ObjectPlace, ObjectPreview } from "./schema";
import { hasCommentsBeside, objectTypes } from "./types";

/** A person as JSON, by the table's alias. */
export const personJson = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'image', ${alias}.image)`;

type PlaceSql = { slug: string; channel: string; name: string; anchor: string };

/** An `ObjectPlace` as JSON. All four are SQL: the workspace's slug, the channel's alias, its name and the anchor. */
export const placeJson = ({ slug, channel, name, anchor }: PlaceSql) =>
  `jsonb_build_object('workspaceSlug', ${slug}, 'channelId', ${channel}.id, 'channelName', ${name},
    'channelType', ${channel}.type, 'anchor', ${anchor})`;

const WITH_COMMENTS_BESIDE = objectTypes.filter(hasCommentsBeside).map((type) => `'${type}'`);

/** What a message, by its alias, is a comment on, where comments are shown beside that: others are in their thread. */
export const commentedObject = (alias: string) =>
  `(SELECT jsonb_build_object('type', about.about_type, 'id', about.about_id) FROM threads about
    WHERE about.id = ${alias}.thread_id AND about.about_type IN (${WITH_COMMENTS_BESIDE.join()}))`;

/** The anchor of a message by its alias. */
export const messageAnchor = (alias: string) =>
  `jsonb_build_object('seq', ${alias}.seq, 'threadId', ${alias}.thread_id, 'about', ${commentedObject(alias)})`;

export type PreviewRow = Omit<ObjectPreview, "type" | "createdAt"> & {
  place: ObjectPlace | null;
  createdAt: Date | null;
};

export const toPreview = (type: ObjectPreview["type"], { createdAt, ...row }: PreviewRow): ObjectPreview => ({
  ...row,
  type,
  createdAt: createdAt?.toISOString() ?? null,
});
