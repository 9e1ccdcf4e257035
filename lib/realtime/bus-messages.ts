import { z } from "zod";

/** The PostgreSQL channel that carries everything; each realtime node LISTENs to it. */
export const NOTIFY_CHANNEL = "guildhall";

/** What a realtime node must look at again because of a committed write. */
export const Control = z.discriminatedUnion("kind", [
  /**
   * Who may see or change what has changed: rooms and documents of the people concerned are checked again.
   * With `userIds` only for them, else for everyone of the workspace.
   */
  z.object({
    kind: z.literal("access"),
    workspaceId: z.uuid().nullable(),
    channelId: z.uuid().optional(),
    userIds: z.array(z.uuid()).optional(),
  }),
  /** How people want to be seen, or whom they have blocked: what their sockets show is settled again. */
  z.object({ kind: z.literal("person"), userIds: z.array(z.uuid()) }),
  /** A sign-in ended: its sockets and documents are closed. */
  z.object({ kind: z.literal("session"), sessionIds: z.array(z.uuid()) }),
  /** Who may edit these documents has changed, or where they are: each connection to them is checked again. */
  z.object({ kind: z.literal("documents"), documentIds: z.array(z.uuid()) }),
  /** An AI chat is no longer shared with its workspace. */
  z.object({ kind: z.literal("aiSession"), sessionId: z.uuid(), ownerId: z.uuid() }),
  /** Somebody outside the realtime nodes appended to a document's log. */
  z.object({ kind: z.literal("document"), documentId: z.uuid(), updateIds: z.array(z.string()) }),
]);
export type Control = z.infer<typeof Control>;

/**
 * A notification's payload (short names: at most 8,000 bytes fit): event to a room or several, control, or a pointer to
 * a LargeEvent. A socket that is in several of the rooms gets it once; one in a room of `except` not at all.
 */
export const Notification = z.union([
  z.object({
    room: z.union([z.string(), z.array(z.string())]),
    except: z.array(z.string()).optional(),
    event: z.string(),
    data: z.unknown(),
  }),
  z.object({ control: Control }),
  z.object({ large: z.uuid() }),
]);
export type Notification = z.infer<typeof Notification>;

/**
 * What `notifySql` sends: the id of the transaction, a space and a Notification. Events aren't validated again: each was
 * parsed by its schema before it was sent.
 */
export function parsePayload(payload: string): { xid: bigint; notification: Notification } {
  const space = payload.indexOf(" ");
  if (space < 1) throw new Error("a notification without its transaction");
  const body: unknown = JSON.parse(payload.slice(space + 1));
  const isEvent = typeof body === "object" && body !== null && "room" in body && "event" in body;
  return {
    xid: BigInt(payload.slice(0, space)),
    notification: isEvent ? (body as Notification) : Notification.parse(body),
  };
}
