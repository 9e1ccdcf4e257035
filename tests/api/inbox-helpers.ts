import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { ServerEvents } from "@/lib/composition/events";
import { db } from "@/lib/db";
import { listInboxContract } from "@/lib/inbox/contract";
import type { InboxFilter } from "@/lib/inbox/schema";
import { createMessageContract } from "@/lib/messages/contract";
import { setChannelNotificationsContract } from "@/lib/notifications/contract";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { makeUser, type SignedIn } from "@/tests/factories";
import { channelId } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { send } from "@/tests/setup/request";

/** A mention of one person, and of everyone. */
export const at = (person: { id: string; name: string }) =>
  mentionMarkdown(`@${person.name}`, { type: "person", id: person.id });
export const EVERYONE = mentionMarkdown("@channel", { type: "all" });

type Said = { in?: string; threadId?: string; isBroadcast?: boolean };

/** Says something in the pair's channel unless in another. */
export const say = (who: SignedIn, body: string, { in: place, ...more }: Said = {}) =>
  send(who, createMessageContract, {
    params: { channelId: place ?? channelId },
    body: { nonce: randomUUID(), body, ...more },
  });

export const inbox = async (who: SignedIn, filter: InboxFilter = "all") =>
  (await send(who, listInboxContract, { query: { filter } })).items;
export const kinds = async (who: SignedIn) => (await inbox(who)).map(({ kind }) => kind);

/** Sets somebody's notification level in the pair's channel. */
export const setLevel = (who: SignedIn, level: "ALL" | "MENTIONS" | "NONE" | null, isMuted = false) =>
  send(who, setChannelNotificationsContract, { params: { channelId }, body: { level, isMuted } });

/** The `inbox.changed` that one person's devices hear of meanwhile. */
export async function heardBy(person: { id: string }, work: () => Promise<unknown>) {
  const announced = await announcedBy(work);
  return announced
    .filter(({ event, room }) => event === "inbox.changed" && room === `user:${person.id}`)
    .map(({ data }) => {
      expect(ServerEvents["inbox.changed"].parse(data)).toEqual(data);
      return data;
    });
}

/** So many more members of a workspace. */
export async function addPeople(workspace: { id: string }, count: number) {
  const users = await Promise.all(Array.from({ length: count }, () => makeUser()));
  await db().membership.createMany({
    data: users.map(({ id }) => ({ userId: id, workspaceId: workspace.id, role: "MEMBER" as const })),
  });
}
