import { CHANNEL_TYPES } from "@/lib/channels/types";
import { INBOX_KINDS, inboxKind } from "@/lib/inbox/kinds";
import type { InboxItem } from "@/lib/inbox/schema";
import type { Alert } from "./schema";

const MAX_BODY = 140;

/** The short location of an item: "#general", or a name alone; empty for a DIRECT, which has none. */
export function placeOf({ channel }: Pick<InboxItem, "channel">): string {
  if (!channel) return "";
  return `${CHANNEL_TYPES[channel.type].prefix}${channel.name}`;
}

type Reason = Pick<InboxItem, "kind" | "actor" | "channel" | "workspace" | "text" | "audience" | "about">;

/** Why an item is in the inbox, in one sentence. */
export function reasonOf({ kind, actor, channel, workspace, text, audience, about }: Reason): string {
  const place = placeOf({ channel });
  return INBOX_KINDS[kind].sentence({
    ...{ who: actor?.name ?? "Someone", place, inPlace: place && ` in ${place}` },
    ...{ workspaceName: workspace?.name, text, audience, title: about?.title },
  });
}

/** The text of an item beside its reason. */
export const wordsOf = ({ excerpt, kind, text }: Pick<InboxItem, "excerpt" | "kind" | "text">) =>
  excerpt || (inboxKind(kind).text === "inSentence" ? "" : text);

/** The operating system's notification of an item. */
export function alertOf(item: InboxItem, { sounds }: { sounds: boolean }): Alert {
  const body = wordsOf(item);
  const short = [...body].length > MAX_BODY ? `${[...body].slice(0, MAX_BODY - 1).join("")}…` : body;
  const silent = !sounds || !!inboxKind(item.kind).isSilent;
  return { title: reasonOf(item), body: short, url: `/inbox/${item.id}`, tag: item.id, silent };
}
