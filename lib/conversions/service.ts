import type { Actor } from "@/lib/auth/actor";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { insertChannel } from "@/lib/channels/service";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { type Transaction, transaction } from "@/lib/db";
import { MAX_MARKDOWN } from "@/lib/documents/content/limits";
import { appending, changeContent } from "@/lib/documents/content/service";
import { AppError } from "@/lib/http/errors";
import type { Message } from "@/lib/messages/schema";
import type { ObjectKey } from "@/lib/objects/types";
import { getPersonSettings } from "@/lib/people/settings/service";
import { MAX_NOTES } from "@/lib/tasks/limits";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessConvertible, assertKnown, listReaders } from "./access";
import { checklistOf } from "./checklist";
import { makeTasks } from "./make-tasks";
import { addOutcomes } from "./outcomes";
import { linkTo, quoteMessages } from "./quote";
import { dueOf, mentionedIn, titleOf } from "./read-message";
import { listReplies } from "./replies";
import type { Conversion, Outcome } from "./schema";

/** A message with the channel that it is in, as the actor reads it. */
type Source = { message: Message; channel: AccessedChannel };
/** What the transaction does. */
type Making = (tx: Transaction) => Promise<Outcome>;

/**
 * Makes a task, card or document of a message and what answers it. The message stays, and shows what came of it where
 * the actor may write in its channel.
 * @throws AppError as `accessMessage` of the one and `accessChannel` of the other; conflict where others would read it
 */
export async function convertMessage(
  actor: Actor,
  messageId: string,
  conversion: Conversion,
): Promise<Outcome> {
  const source = await accessConvertible(actor, messageId);
  const { channelId, workspaceId } = conversion;
  const making = channelId
    ? await makeIn(actor, source, channelId, conversion)
    : await makeDocument(actor, source, workspaceId ?? "", conversion);
  return transaction(async (tx) => {
    const outcome = await making(tx);
    const keys: ObjectKey[] = outcome.taskIds.map((id) => ({ type: "task", id }));
    if (isAllowed(source.channel, "message.create"))
      await addOutcomes(tx, messageId, keys.length > 0 ? keys : [{ type: outcome.type, id: outcome.id }]);
    return outcome;
  });
}

async function makeIn(
  actor: Actor,
  source: Source,
  channelId: string,
  conversion: Conversion,
): Promise<Making> {
  const target = await accessChannel(actor, channelId, "channel.read");
  const isDocument = channelTypeOf(target.type).documentKind === "rich-text";
  await accessChannel(actor, channelId, isDocument ? "document.update" : "task.create");
  if (!conversion.isWiderKnown) await assertKnown(target, source.channel, "message");
  return isDocument ? append(actor, source, target, conversion) : task(actor, source, target, conversion);
}

async function task(
  actor: Actor,
  source: Source,
  target: AccessedChannel,
  conversion: Conversion,
): Promise<Making> {
  const { message } = source;
  const { title = titleOf(message), columnId, checklist } = conversion;
  const items = checklist === "text" ? [] : checklistOf(message.body);
  const isSeveral = checklist === "tasks" && items.length > 0;
  const mentioned = mentionedIn(message.body);
  const make = await makeTasks(actor, target, {
    ...{ title, columnId, items, isSeveral },
    due:
      conversion.due === undefined
        ? dueOf(message, (await getPersonSettings(actor)).timeZone, new Date())
        : conversion.due,
    assignees: conversion.assignees ?? (await listReaders(target.id, mentioned)),
    notes: isSeveral ? linkTo(originOf(source)) : await quote(actor, source, conversion, MAX_NOTES),
  });
  return async (tx) => {
    const [first, ...rest] = await make(tx);
    if (!first)
      throw new AppError("conflict", "Every item of this checklist is ticked: nothing is left to do.");
    return {
      ...{ type: "task", id: first.id, title: first.title, blockIds: [] },
      ...{ channel: placeOf(target), taskIds: [first, ...rest].map(({ id }) => id) },
    };
  };
}

const placeOf = ({ id, type, name }: { id: string; type: ChannelType; name: string }) => ({ id, type, name });

/** At the end of a document that there is. */
async function append(
  actor: Actor,
  source: Source,
  target: AccessedChannel,
  conversion: Conversion,
): Promise<Making> {
  const { title = titleOf(source.message) } = conversion;
  const text = await quote(actor, source, conversion, MAX_MARKDOWN / 2);
  const change = await appending({ markdown: `## ${escapeHeading(title)}\n\n${text}` });
  return async (tx) => {
    let before: readonly string[] = [];
    const { blockIds } = await changeContent(
      tx,
      actor,
      { id: target.id, kind: "rich-text" },
      (fragment, ids) => {
        before = ids;
        change(fragment, ids);
      },
    );
    const added = blockIds.filter((id) => !before.includes(id));
    return {
      ...{ type: "document", id: target.id, title: target.name, channel: placeOf(target) },
      ...{ taskIds: [], blockIds: added },
    };
  };
}

/** A document of its own: open to the workspace only where the message is. */
async function makeDocument(
  actor: Actor,
  source: Source,
  workspaceId: string,
  conversion: Conversion,
): Promise<Making> {
  await accessWorkspace(actor, workspaceId, "channel.create");
  const { message, channel } = source;
  const name = [...(conversion.title ?? titleOf(message))].slice(0, 60).join("").trim().slice(0, 80);
  const change = await appending({ markdown: await quote(actor, source, conversion, MAX_MARKDOWN / 2) });
  const isOpen = channel.workspaceId === workspaceId && channel.visibility !== "PRIVATE";
  const visibility = isOpen ? "WORKSPACE" : "PRIVATE";
  const input = { type: "DOC", name, topic: "", visibility, parentId: null } as const;
  return async (tx) => {
    const { id } = await insertChannel(tx, actor, workspaceId, input);
    await changeContent(tx, actor, { id, kind: "rich-text" }, change);
    const place = { id, type: "DOC", name } as const;
    return { type: "document", id, title: name, channel: place, taskIds: [], blockIds: [] };
  };
}

async function quote(actor: Actor, source: Source, { withReplies }: Conversion, max: number) {
  const { message } = source;
  const replies = withReplies && message.thread ? await listReplies(message.id) : [];
  const { timeZone } = await getPersonSettings(actor);
  return quoteMessages([message, ...replies], originOf(source), { timeZone, max });
}

/** A conversation goes by its people, who need not be known where this goes. */
const originOf = ({ message, channel }: Source) => ({
  id: message.id,
  channelName: channel.workspaceId ? `#${channel.name}` : "a conversation",
});

const escapeHeading = (title: string) => title.replaceAll(/[\\[\]*_~`<>#|]/g, "\\$&");
