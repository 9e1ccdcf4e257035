import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { FilePurpose } from "@/lib/generated/prisma/enums";

/** How long an archive is kept, of a person's data or of a channel. */
export const EXPORT_DAYS = 7;

type Purpose = {
  /** SQL over the file `f` and the viewer $1: whether they may read it. */
  visible: string;
  /** SQL over the file `f`: whether something uses it. A file that nothing uses is deleted after a day. */
  isUsed: string;
  /** Of pictures that are stored as a small copy: pixels of a side; `cover` is cropped to a square. */
  shape?: { side: number; fit: "cover" | "inside" };
  /** Whether a picture of this purpose gets a thumbnail. */
  hasThumbnail?: boolean;
  /**
   * Whether a job makes or reads it, for one person: nothing of it is read before it is done, and then with a sign-in
   * alone, by no signed address; no cache stores it.
   */
  isArchive?: boolean;
};

/** Whether the viewer sees the channel of a message that isn't deleted. @param from has the message as `msg` */
const inChannel = (from: string, condition: string) =>
  `EXISTS (SELECT FROM ${from} JOIN channels c ON c.id = msg.channel_id ${joinPerson("$1::uuid")}
    WHERE ${condition} AND msg.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE})`;

const IN_DOCUMENT = `EXISTS (SELECT FROM document_files df JOIN documents d ON d.id = df.document_id
    JOIN channels c ON c.id = d.channel_id ${joinPerson("$1::uuid")}
    WHERE df.file_id = f.id AND ${CHANNEL_IS_VISIBLE}
      AND NOT EXISTS (SELECT FROM tasks gone WHERE gone.id = d.task_id AND gone.deleted_at IS NOT NULL))`;

const OF_TASK = `EXISTS (SELECT FROM task_attachments ta JOIN tasks t ON t.id = ta.task_id
    JOIN channels c ON c.id = t.channel_id ${joinPerson("$1::uuid")}
    WHERE ta.file_id = f.id AND ta.removed_at IS NULL AND t.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE})`;

/** A question that has it. The rule is that of `accessMessage` (lib/ai/messages/access.ts). */
const OF_QUESTION = `EXISTS (SELECT FROM ai_message_files af
    JOIN ai_messages am ON am.id = af.message_id JOIN ai_sessions s ON s.id = am.session_id
    JOIN open_memberships a ON a.workspace_id = s.workspace_id AND a.user_id = $1::uuid
    WHERE af.file_id = f.id AND (s.owner_id = $1::uuid OR s.visibility = 'WORKSPACE' AND a.role <> 'GUEST'
      AND am.id IN (WITH RECURSIVE path AS (
        SELECT p.id, p.parent_id FROM ai_messages p WHERE p.id = s.shared_leaf_id
        UNION ALL SELECT p.id, p.parent_id FROM ai_messages p JOIN path ON p.id = path.parent_id)
        SELECT id FROM path)))`;

/** How long one can restore an attachment that was removed from its task. */
const RESTORABLE = "1 day";

const isImageOf = (table: string) => `EXISTS (SELECT FROM ${table} t WHERE t.image = '/api/files/' || f.id)`;

/** Every purpose of a file. Access, clean-up, upload and thumbnails follow this table. */
export const FILE_PURPOSES = {
  ATTACHMENT: {
    visible: `${inChannel("messages msg", "msg.id = f.message_id")} OR ${IN_DOCUMENT} OR ${OF_TASK}`,
    isUsed: `f.message_id IS NOT NULL OR EXISTS (SELECT FROM document_files df WHERE df.file_id = f.id)
      OR EXISTS (SELECT FROM task_attachments ta WHERE ta.file_id = f.id
        AND (ta.removed_at IS NULL OR ta.removed_at > now() - interval '${RESTORABLE}'))`,
    hasThumbnail: true,
  },
  LINK_PREVIEW: {
    visible: inChannel(
      "link_previews l JOIN messages msg ON msg.id = l.message_id",
      "l.image_file_id = f.id AND l.removed_at IS NULL",
    ),
    isUsed: "EXISTS (SELECT FROM link_previews l WHERE l.image_file_id = f.id)",
  },
  // A person is seen by themselves and by those with whom they share a workspace or a conversation.
  AVATAR: {
    visible: `f.owner_id = $1::uuid
      OR EXISTS (SELECT FROM memberships a JOIN memberships b ON b.workspace_id = a.workspace_id
        WHERE a.user_id = f.owner_id AND b.user_id = $1::uuid)
      OR EXISTS (SELECT FROM channel_members a JOIN channel_members b ON b.channel_id = a.channel_id
        WHERE a.user_id = f.owner_id AND b.user_id = $1::uuid)`,
    isUsed: isImageOf("users"),
    shape: { side: 256, fit: "cover" },
  },
  WORKSPACE_ICON: {
    visible: `EXISTS (SELECT FROM workspaces t JOIN memberships a ON a.workspace_id = t.id
      WHERE a.user_id = $1::uuid AND t.image = '/api/files/' || f.id)`,
    isUsed: isImageOf("workspaces"),
    shape: { side: 256, fit: "cover" },
  },
  CHANNEL_IMAGE: {
    visible: `EXISTS (SELECT FROM channels c ${joinPerson("$1::uuid")}
      WHERE c.id = f.channel_id AND ${CHANNEL_IS_VISIBLE})`,
    isUsed: isImageOf("channels"),
    shape: { side: 256, fit: "cover" },
  },
  EMOJI: {
    visible: `EXISTS (SELECT FROM custom_emoji e JOIN open_memberships a ON a.workspace_id = e.workspace_id
      WHERE e.file_id = f.id AND a.user_id = $1::uuid)`,
    isUsed: "EXISTS (SELECT FROM custom_emoji e WHERE e.file_id = f.id)",
    shape: { side: 128, fit: "inside" },
  },
  STICKER: {
    visible: `EXISTS (SELECT FROM stickers s JOIN sticker_packs p ON p.id = s.pack_id
      LEFT JOIN open_memberships a ON a.workspace_id = p.workspace_id AND a.user_id = $1::uuid
      WHERE s.file_id = f.id AND (p.workspace_id IS NULL OR a.user_id IS NOT NULL))`,
    isUsed: "EXISTS (SELECT FROM stickers s WHERE s.file_id = f.id)",
    shape: { side: 512, fit: "inside" },
  },
  // The archive of a person's own data, theirs alone.
  EXPORT: {
    visible: `f.status = 'READY' AND f.owner_id = $1::uuid AND f.created_at > now() - interval '${EXPORT_DAYS} days'`,
    isUsed: `f.created_at > now() - interval '${EXPORT_DAYS} days'`,
    isArchive: true,
  },
  // The archive of a channel, for who had it made, as long as they see the channel.
  CHANNEL_EXPORT: {
    visible: `f.status = 'READY' AND f.owner_id = $1::uuid AND f.created_at > now() - interval '${EXPORT_DAYS} days'
      AND EXISTS (SELECT FROM channels c ${joinPerson("$1::uuid")} WHERE c.id = f.channel_id AND ${CHANNEL_IS_VISIBLE})`,
    isUsed: `f.created_at > now() - interval '${EXPORT_DAYS} days'`,
    isArchive: true,
  },
  // A file of a question to a model, for those who may read the question.
  AI_ATTACHMENT: {
    visible: OF_QUESTION,
    isUsed: "EXISTS (SELECT FROM ai_message_files af WHERE af.file_id = f.id)",
    hasThumbnail: true,
  },
  // A picture that a model made for a person, theirs alone.
  AI_IMAGE: {
    visible: `EXISTS (SELECT FROM ai_image_files af JOIN ai_images i ON i.id = af.image_id
      JOIN open_memberships a ON a.workspace_id = i.workspace_id AND a.user_id = i.owner_id
      WHERE af.file_id = f.id AND i.owner_id = $1::uuid)`,
    isUsed: "EXISTS (SELECT FROM ai_image_files af WHERE af.file_id = f.id)",
    hasThumbnail: true,
  },
  // What a job reads; nobody downloads it.
  IMPORT: { visible: "false", isUsed: "false", isArchive: true },
} as const satisfies Record<FilePurpose, Purpose>;

export const filePurposes = Object.entries(FILE_PURPOSES) as [FilePurpose, Purpose][];

/** The purposes of pictures that somebody uploads of a person or a thing. */
export type PicturePurpose = {
  [P in FilePurpose]: (typeof FILE_PURPOSES)[P] extends { shape: object } ? P : never;
}[FilePurpose];

export const picturePurposes = filePurposes
  .filter(([, { shape }]) => shape)
  .map(([purpose]) => purpose as PicturePurpose);

export function isArchive(purpose: FilePurpose): boolean {
  const { isArchive = false }: Purpose = FILE_PURPOSES[purpose];
  return isArchive;
}

export function hasThumbnail(purpose: FilePurpose): boolean {
  const { hasThumbnail = false }: Purpose = FILE_PURPOSES[purpose];
  return hasThumbnail;
}
