import { messageAnchor, personJson } from "@/lib/objects/preview-sql";

/** What carries a file `f`, as SQL: the joins that lead to it, where it is, and whose the file is in it. */
type FileCarrier = {
  joins: string;
  channelId: string;
  anchor: string;
  person: string;
  authorId: string;
  threadId: string;
};

/** Null where the account is gone. */
const OWNER = {
  person: `CASE WHEN u.id IS NOT NULL THEN ${personJson("u")} END`,
  ...{ authorId: "f.owner_id", threadId: "NULL::uuid" },
};

export const FILE_CARRIERS = {
  message: {
    joins: `JOIN messages msg ON msg.id = f.message_id AND msg.deleted_at IS NULL
      JOIN users u ON u.id = msg.author_id`,
    ...{ channelId: "msg.channel_id", anchor: messageAnchor("msg"), person: personJson("u") },
    ...{ authorId: "msg.author_id", threadId: "msg.thread_id" },
  },
  task: {
    joins: `JOIN task_attachments ta ON ta.file_id = f.id AND ta.removed_at IS NULL
      JOIN tasks t ON t.id = ta.task_id AND t.deleted_at IS NULL LEFT JOIN users u ON u.id = f.owner_id`,
    ...{ channelId: "t.channel_id", anchor: "jsonb_build_object('type', 'task', 'id', t.id)", ...OWNER },
  },
  /** A document of a channel, or the notes of a task. */
  document: {
    joins: `JOIN document_files df ON df.file_id = f.id AND df.is_shown
      JOIN documents d ON d.id = df.document_id
        AND NOT EXISTS (SELECT FROM tasks gone WHERE gone.id = d.task_id AND gone.deleted_at IS NOT NULL)
      LEFT JOIN users u ON u.id = f.owner_id`,
    channelId: "d.channel_id",
    anchor: "CASE WHEN d.task_id IS NOT NULL THEN jsonb_build_object('type', 'task', 'id', d.task_id) END",
    ...OWNER,
  },
} satisfies Record<string, FileCarrier>;

export const fileCarriers: readonly FileCarrier[] = Object.values(FILE_CARRIERS);
