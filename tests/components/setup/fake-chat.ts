import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import type { Message, MessageWindow } from "@/lib/messages/schema";
import { ben, channel, makeMessage, newId } from "./people";
import { fakeServer } from "./stage";

/** So many messages of Ben's, numbered as their channel does. */
export function makeMessages(
  count: number,
  parts: (seq: number) => Partial<Message> = () => ({}),
): Message[] {
  return Array.from({ length: count }, (_, index) =>
    makeMessage({ seq: index + 1, author: ben, body: `Message ${index + 1}`, ...parts(index + 1) }),
  );
}

/** What the server keeps of the messages of each channel: read in windows, written to by Ada. */
export function fakeChat(given: Record<string, Message[]>) {
  const streams = new Map(Object.entries(given));
  const server = fakeServer();
  const stored = (channelId: string) => streams.get(channelId) ?? [];

  function change(messageId: string, parts: Partial<Message>): Message {
    for (const [channelId, messages] of streams) {
      const found = messages.find(({ id }) => id === messageId);
      if (!found) continue;
      const changed = { ...found, ...parts };
      streams.set(
        channelId,
        messages.map((message) => (message === found ? changed : message)),
      );
      return changed;
    }
    throw new Error(`There is no message ${messageId}`);
  }

  server.answer(listMessagesContract, ({ params, query }) => windowOf(stored(params.channelId), query));
  server.answer(createMessageContract, ({ params, body }) => {
    const { id, name, image } = makeMessage().author;
    const message = makeMessage({
      channelId: params.channelId,
      seq: stored(params.channelId).length + 1,
      author: { id, name, image },
      nonce: body.nonce,
      body: body.body ?? "",
      createdAt: new Date().toISOString(),
    });
    streams.set(params.channelId, [...stored(params.channelId), message]);
    return message;
  });
  server.answer(updateMessageContract, ({ params, body }) =>
    change(params.messageId, { body: body.body, editedAt: new Date().toISOString() }),
  );
  server.answer(deleteMessageContract, ({ params }) =>
    change(params.messageId, { body: "", deletedAt: new Date().toISOString() }),
  );
  server.answer(markReadContract, () => undefined as never);

  return {
    stored,
    /** Another person's message, as the event brings it. */
    receive(body: string, channelId = channel.id): Message {
      const message = makeMessage({
        ...{ id: newId(), channelId, author: ben, body },
        seq: stored(channelId).length + 1,
        createdAt: new Date().toISOString(),
      });
      streams.set(channelId, [...stored(channelId), message]);
      return message;
    },
  };
}

type Place = { before?: unknown; after?: unknown; around?: unknown; limit?: unknown };

/** A window of messages by the query of `listMessagesContract`, in which numbers may be text. */
export function windowOf(messages: Message[], place: Place): MessageWindow {
  const limit = Number(place.limit ?? 50);
  const end = messages.length;
  const [from, to] = range();
  return { items: messages.slice(from, to), hasBefore: from > 0, hasAfter: to < end };

  function range(): [number, number] {
    if (place.before !== undefined)
      return [Math.max(0, Number(place.before) - 1 - limit), Number(place.before) - 1];
    if (place.after !== undefined) return [Number(place.after), Math.min(end, Number(place.after) + limit)];
    if (place.around !== undefined) {
      const first = Math.max(0, Number(place.around) - 1 - Math.floor(limit / 2));
      return [first, Math.min(end, first + limit)];
    }
    return [Math.max(0, end - limit), end];
  }
}
