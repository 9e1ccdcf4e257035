import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { FileInfo } from "@/lib/files/schema";
import { Id, Moment, Seq, SeqQuery, Timestamp, text } from "@/lib/http/schema";
import { ObjectKey } from "@/lib/objects/schema";
import { NewPoll, Poll } from "@/lib/polls/schema";
import { MESSAGE_MAX_FILES, MESSAGE_MAX_LENGTH } from "./limits";

/** Markdown of a message. */
const Text = text(MESSAGE_MAX_LENGTH);
export const MessageBody = Text.refine((body) => body.trim().length > 0, "is empty");

export const MessageKind = z.enum(["TEXT", "IMAGE", "FILE", "VOICE", "STICKER", "POLL", "SYSTEM"]);

/** All who reacted with one emoji, in the order they did; whether I am among them the client sees from the ids. */
export const ReactionGroup = z.object({ emoji: z.string(), userIds: z.array(Id) });

export const ThreadSummary = z.object({
  replyCount: z.int(),
  lastReplyAt: Timestamp.nullable(),
  /** Up to three who wrote in it, the latest first. */
  participants: z.array(Person),
});

/** What a quote shows of the message it quotes; null parts mean that it was deleted. */
export const Quote = z.object({
  id: Id,
  /** The stream in which `seq` counts, as of a message. */
  threadId: Id.nullable(),
  seq: z.int(),
  author: Person,
  kind: MessageKind,
  /** Of a poll its question. */
  body: z.string(),
  isDeleted: z.boolean(),
});

/** A reply that was also sent to its channel: one message in two streams. In a window of the channel it stands as one of its own. */
export const Broadcast = z.object({
  /** Position in the channel's stream. */
  seq: z.int(),
  /** The root message of the thread. */
  root: Quote,
});

export const Forwarded = z.object({
  authorName: z.string(),
  createdAt: Timestamp,
  channelId: Id,
  messageId: Id,
});

export const LinkPreview = z.object({
  id: Id,
  url: z.url(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  siteName: z.string().nullable(),
  imageFileId: Id.nullable(),
});
export type LinkPreview = z.output<typeof LinkPreview>;

export const StickerInfo = z.object({
  id: Id,
  name: z.string(),
  /** Either a file of public/stickers, or an uploaded file. */
  asset: z.string().nullable(),
  fileId: Id.nullable(),
});

/** The content of a SYSTEM message. */
export const SystemNote = z.discriminatedUnion("type", [
  z.object({ type: z.literal("members.added"), people: z.array(Person) }),
  /** The author joined the workspace. */
  z.object({ type: z.literal("member.joined") }),
  z.object({ type: z.literal("member.left"), person: Person }),
  z.object({ type: z.literal("channel.renamed"), name: z.string() }),
  z.object({
    type: z.literal("message.pinned"),
    messageId: Id,
    threadId: Id.nullable(),
    seq: z.int(),
  }),
  /** The author started it. How it ended, once it has; lengths are in seconds, null where nobody answered. */
  z.object({
    ...{ type: z.literal("call"), callId: Id, isVideo: z.boolean(), peopleCount: z.int() },
    endReason: z.enum(["HUNG_UP", "DECLINED", "CANCELED", "NO_ANSWER"]).nullable(),
    seconds: z.int().nullable(),
  }),
  /** The root of a thread whose messages are comments on an object. It stands in no stream. */
  z.object({ type: z.literal("comments"), about: ObjectKey }),
]);

/** How an answer of the assistant was written. */
export const Answer = z.object({
  /** Whoever asked; null where their account is gone. */
  askerId: Id.nullable(),
  /** The run that writes or wrote it; null where it was refused before. */
  runId: Id.nullable(),
  /** How it ended; null while it is being written. */
  finish: z.enum(["DONE", "LENGTH", "STOPPED", "FAILED", "REFUSED"]).nullable(),
  /** What it was made of, by the numbers in the text. Who sees which of these is for `objects/resolve` to say. */
  sources: z.array(ObjectKey.extend({ number: z.int(), block: z.string().optional() })),
  /** The tools that it called, and what it asks whoever asked to confirm; see lib/ai/parts.ts. */
  calls: z.array(
    z.object({
      ...{ type: z.literal("tool"), callId: z.string(), name: z.string() },
      state: z.enum(["calling", "running", "asked", "done", "failed", "stopped", "denied"]),
      ...{ input: z.unknown(), output: z.unknown().optional() },
      request: z.object({ id: Id, place: z.string(), expiresAt: Timestamp }).optional(),
    }),
  ),
});

/** A message, the same for everyone who sees the channel: also what events carry. */
export const Message = z.object({
  id: Id,
  channelId: Id,
  /** For replies: the thread, whose id is that of its root message. */
  threadId: Id.nullable(),
  /** Position in its stream, the channel's own or the thread's: 1, 2, 3 … without gaps. */
  seq: z.int(),
  author: Person,
  /** The client's own id of the message, unique per author. */
  nonce: Id,
  kind: MessageKind,
  /** Empty once deleted. */
  body: z.string(),
  createdAt: Timestamp,
  editedAt: Timestamp.nullable(),
  deletedAt: Timestamp.nullable(),
  isPinned: z.boolean(),
  thread: ThreadSummary.nullable(),
  quote: Quote.nullable(),
  broadcast: Broadcast.nullable(),
  forwarded: Forwarded.nullable(),
  reactions: z.array(ReactionGroup),
  files: z.array(FileInfo),
  sticker: StickerInfo.nullable(),
  poll: Poll.nullable(),
  linkPreviews: z.array(LinkPreview),
  system: SystemNote.nullable(),
  /** The tasks and documents that people made of it. */
  outcomes: z.array(ObjectKey).optional(),
  /** Of what the assistant answers. */
  answer: Answer.optional(),
  /** Of what an incoming webhook posted, whose author is nobody's account, named "Webhook: " and what it calls itself. */
  hook: z.object({ id: Id }).optional(),
});
export type Message = z.output<typeof Message>;

/** The parts of a message that change by themselves: its poll, or the summary of its thread. */
export const MessagePatch = Message.pick({ id: true, channelId: true }).extend(
  Message.pick({ poll: true, thread: true }).partial().shape,
);
export type MessageParts = Omit<z.output<typeof MessagePatch>, "id" | "channelId">;

/** Something to say: text, files, a sticker or a poll. */
export const NewMessage = z
  .strictObject({
    nonce: Id,
    body: Text.default(""),
    /** Answers in the thread of this message, which begins with the first answer. */
    threadId: Id.optional(),
    /** With `threadId`: the answer is also sent to the channel. */
    isBroadcast: z.boolean().optional(),
    /** A message of the same channel. */
    quotedId: Id.optional(),
    /** Uploaded before, by me, for this channel. */
    fileIds: z.array(Id).max(MESSAGE_MAX_FILES).optional(),
    stickerId: Id.optional(),
    poll: NewPoll.optional(),
  })
  .refine(
    ({ body, fileIds, stickerId, poll }) => body.trim() !== "" || fileIds?.length || stickerId || poll,
    { path: ["body"], message: "is empty" },
  )
  .refine(({ isBroadcast, threadId }) => !isBroadcast || threadId, {
    path: ["isBroadcast"],
    message: "needs the threadId of an answer",
  })
  .refine(({ fileIds, stickerId, poll }) => [fileIds?.length, stickerId, poll].filter(Boolean).length <= 1, {
    message: "A message has files, a sticker or a poll, not several of these.",
  });
export type NewMessage = z.output<typeof NewMessage>;
export const MessageChange = z.strictObject({
  body: MessageBody,
  /** The `editedAt` of the text that was changed. Where it has been edited again since, the change is refused. */
  basedOn: Moment.nullable().optional(),
});
export type MessageChange = z.output<typeof MessageChange>;

/**
 * A window of a stream's messages, ascending by seq. `after` gives those that follow it, `before` those that precede
 * it, `around` both sides of it; none of them the newest.
 */
export const MessageQuery = z
  .strictObject({
    /** The thread whose replies to read; the channel's own stream without it. */
    threadId: Id.optional(),
    after: SeqQuery.optional(),
    before: SeqQuery.optional(),
    around: SeqQuery.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .refine(({ after, before, around }) => [after, before, around].filter((n) => n !== undefined).length < 2, {
    message: "Give one of after, before and around.",
  });
export type MessageQuery = z.output<typeof MessageQuery>;
export const MessageWindow = z.object({
  items: z.array(Message),
  /** Whether older, or newer, messages exist beyond the window. */
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
});
export type MessageWindow = z.output<typeof MessageWindow>;

export const ReadPosition = z.strictObject({ seq: Seq, threadId: Id.optional() });
