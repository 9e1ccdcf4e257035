import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { InboxItem } from "@/lib/inbox/schema";
import type { Alert } from "./schema";

const MAX_BODY = 140;

/** The short location of an item: "#general", or a name alone; empty for a DIRECT, which has none. */
export function placeOf({ channel }: Pick<InboxItem, "channel">): string {
  if (!channel) return "";
  return `${CHANNEL_TYPES[channel.type].prefix}${channel.name}`;
}

type Reason = Pick<InboxItem, "kind" | "actor" | "channel" | "workspace" | "text" | "audience">;
const CALLED = { me: "you", everyone: "everyone", role: "your role" };

/** Why an item is in the inbox, in one sentence. */
export function reasonOf(item: Reason): string {
  const who = item.actor?.name ?? "Someone";
  const place = placeOf(item);
  const inPlace = place && ` in ${place}`;
  switch (item.kind) {
    case "MENTION":
      return `${who} mentioned ${CALLED[item.audience ?? "me"]}${inPlace}`;
    case "THREAD_REPLY":
      return `${who} replied in a thread${inPlace}`;
    case "DIRECT_MESSAGE":
      return place ? `${who} wrote in ${place}` : `${who} wrote to you`;
    case "MESSAGE":
      return `${who} wrote${inPlace}`;
    case "REACTION":
      return `${who} reacted with ${item.text}${inPlace}`;
    case "INVITE":
      return `${who} invited you to ${item.workspace?.name ?? "a workspace"}`;
    case "REMINDER":
      return "You asked to be reminded";
    case "REPORT":
      return `${who} reported something${item.workspace ? ` in ${item.workspace.name}` : ""}`;
    case "WARNING":
      return `The admins of ${item.workspace?.name ?? "a workspace"} warn you`;
  }
}

/** The text of an item beside its reason, which names a reaction's emoji already. */
export const wordsOf = ({ excerpt, kind, text }: Pick<InboxItem, "excerpt" | "kind" | "text">) =>
  excerpt || (kind === "REACTION" ? "" : text);

/** The operating system's notification of an item. */
export function alertOf(item: InboxItem): Alert {
  const body = wordsOf(item);
  const short = [...body].length > MAX_BODY ? `${[...body].slice(0, MAX_BODY - 1).join("")}…` : body;
  return { title: reasonOf(item), body: short, url: `/inbox/${item.id}`, tag: item.id };
}
