"use client";
import { CalendarDays } from "lucide-react";
import { type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { usePeopleSuggestions } from "@/components/composer/use-people-suggestions";
import type { MessageChannel } from "@/components/messages/message-channel";
import { ObjectIcon } from "@/components/objects/object-icon";
import { useSearch } from "@/components/search/use-search";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { nameHas } from "@/components/ui/fold";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { type CalendarDate, plusDays } from "@/lib/dates/calendar-date";
import { dateLabel } from "@/lib/documents/rich-text/inline";
import { mentionHref } from "@/lib/objects/mentions";
import { OBJECT_TYPES } from "@/lib/objects/types";
import type { SearchResult } from "@/lib/search/schema";
import { localToday } from "../dates/local-today";

export type MentionItem = {
  id: string;
  label: string;
  hint?: string;
  icon: ReactNode;
  /** A link to what is mentioned, or a day; `isOpen` lets one choose it from the calendar at once. */
  content: { text: string; href: string } | { on: CalendarDate; isOpen: boolean };
};

/** Of each kind. */
const SHOWN = 6;
const SHOWN_MESSAGES = 4;
/** With fewer letters a search finds too much. */
const ENOUGH = 2;
const PAUSE_MS = 150;

/** After `@` people, days and then other objects; after `#` channels and documents, then the others and messages. */
export function useMentionItems(channel: MessageChannel, trigger: "@" | "#", query: string): MentionItem[] {
  const people = usePeople(channel, query, trigger === "@");
  const places = usePlaces(query, trigger === "#");
  const objects = useObjects(channel, query, trigger === "#");
  return [...people, ...(trigger === "@" ? days(query) : []), ...places, ...objects];
}

function usePeople(channel: MessageChannel, query: string, enabled: boolean): MentionItem[] {
  const found = usePeopleSuggestions(channel, query, enabled) ?? [];
  return found
    .slice(0, SHOWN)
    .flatMap(({ id, label, icon, completion: { text, target } }) =>
      target?.type === "person" ? [{ id, label, icon, content: { text, href: mentionHref(target) } }] : [],
    );
}

function usePlaces(query: string, enabled: boolean): MentionItem[] {
  const channels = useChannels();
  if (!enabled) return [];
  return channels
    .filter(({ name }) => nameHas(name, query))
    .slice(0, SHOWN)
    .map(({ id, name, type }) => ({
      id: `channel-${id}`,
      label: name,
      hint: CHANNEL_TYPES[type].prefix ? undefined : CHANNEL_TYPES[type].name,
      icon: <ChannelIcon type={type} />,
      content: {
        text: `${CHANNEL_TYPES[type].prefix}${name}`,
        href: mentionHref({ type: "channel", id }),
      },
    }));
}

/** Tasks, cards and files that the words find, then messages. */
function useObjects({ workspaceId }: MessageChannel, typed: string, withMessages: boolean): MentionItem[] {
  const words = usePaused(useDeferredValue(typed.trim()));
  const { id } = useWorkspaceIds();
  const where = { scope: "workspace", workspaceId: workspaceId ?? id } as const;
  const { exact } = useSearch(words, where, words.length >= ENOUGH);
  if (typed.trim().length < ENOUGH) return [];
  const messages = withMessages ? exact.filter(({ type }) => type === "message") : [];
  return [
    ...exact.filter(isObject).slice(0, SHOWN).map(toItem),
    ...messages.slice(0, SHOWN_MESSAGES).map(toMessageItem),
  ];
}

const isObject = ({ type }: SearchResult) =>
  OBJECT_TYPES[type].isMentionable && type !== "person" && type !== "channel" && type !== "message";

function toItem({ type, id, snippet, place }: SearchResult): MentionItem {
  const name = snippet.map(({ text }) => text).join("");
  return {
    id: `${type}-${id}`,
    label: name,
    hint: place?.channelName ?? OBJECT_TYPES[type].word,
    icon: <ObjectIcon object={{ type, place }} />,
    content: { text: name, href: mentionHref({ type, id }) },
  };
}

/** Its text is in the document for all who read that, and the message may not be theirs to read: only its author is named. */
function toMessageItem(found: SearchResult): MentionItem {
  const { person } = found;
  const text = person ? `Message by ${person.name}` : "Message";
  const href = mentionHref({ type: "message", id: found.id });
  return { ...toItem(found), hint: person?.name, content: { text, href } };
}

function days(query: string): MentionItem[] {
  const today = localToday();
  const day = (id: string, label: string, on: CalendarDate, isOpen = false): MentionItem => ({
    ...{ id, label, icon: <CalendarDays aria-hidden="true" />, content: { on, isOpen } },
    hint: isOpen ? undefined : dateLabel(on),
  });
  const wanted = query.toLowerCase();
  if (wanted === "") return [];
  return [
    day("today", "Today", today),
    day("tomorrow", "Tomorrow", plusDays(today, 1)),
    day("yesterday", "Yesterday", plusDays(today, -1)),
    day("date", "Date…", today, true),
  ].filter(({ id }) => id.startsWith(wanted));
}

/** A value once it has stayed the same for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
