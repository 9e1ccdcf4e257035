"use client";
import { LogOut, type LucideIcon, Pencil, Phone, Pin, UserPlus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { onDemand } from "@/components/ui/on-demand";
import type { TimeFormat } from "@/components/ui/time";
import type { Message } from "@/lib/messages/schema";
import { placePath } from "@/lib/objects/place";
import type { MessagePartProps } from "./message-channel";

const SayHello = onDemand(() => import("./say-hello"));
const CallNote = onDemand(() => import("@/components/calls/call-note"), "Call");
const CallNoteButton = onDemand(() => import("@/components/calls/call-note-button"), <span hidden />);

/** But for the root of comments, which stands in no stream. */
type Note = Exclude<NonNullable<Message["system"]>, { type: "comments" }>;
type SystemRowProps = MessagePartProps & {
  system: Note;
  userId: string;
  format: TimeFormat;
  isTabStop: boolean;
};

const ICONS: Record<Note["type"], LucideIcon> = {
  "members.added": UserPlus,
  "member.joined": UserPlus,
  "member.left": LogOut,
  "channel.renamed": Pencil,
  "message.pinned": Pin,
  call: Phone,
};

/** A system message in a stream: one quiet line. */
export function SystemRow({ message, channel, system, userId, format, isTabStop }: SystemRowProps) {
  const Icon = ICONS[system.type];
  return (
    <article
      data-row
      data-seq={message.seq}
      tabIndex={isTabStop ? 0 : -1}
      className="flex items-center gap-3 px-5 py-1 text-muted text-sm outline-offset-[-2px] max-md:px-3"
    >
      <span className="flex w-9 shrink-0 justify-center">
        <Icon className="size-4" aria-hidden="true" />
      </span>
      <p className="min-w-0 break-words">
        <SystemText message={message} system={system} />{" "}
        <time
          dateTime={message.createdAt}
          title={format.full(message.createdAt)}
          className="whitespace-nowrap text-xs"
        >
          {format.time(message.createdAt)}
        </time>{" "}
        {system.type === "member.joined" && message.author.id !== userId && (
          <SayHello message={message} channel={channel} />
        )}
        {system.type === "call" && <CallNoteButton message={message} channel={channel} system={system} />}
      </p>
    </article>
  );
}

function SystemText({ message, system }: Pick<SystemRowProps, "message" | "system">): ReactNode {
  const { slug } = useWorkspaceIds();
  const author = (
    <strong className="font-medium text-ink">
      <bdi>{message.author.name}</bdi>
    </strong>
  );
  switch (system.type) {
    case "members.added":
      return (
        <>
          {author} added <bdi>{listOf(system.people.map(({ name }) => name))}</bdi>
        </>
      );
    case "member.joined":
      return <>{author} joined</>;
    case "member.left":
      return system.person.id === message.author.id ? (
        <>{author} left</>
      ) : (
        <>
          {author} removed <bdi>{system.person.name}</bdi>
        </>
      );
    case "channel.renamed":
      return system.name ? (
        <>
          {author} changed the name to <bdi>{system.name}</bdi>
        </>
      ) : (
        <>{author} took the name away</>
      );
    case "call":
      return <CallNote message={message} system={system} author={author} />;
    case "message.pinned":
      return (
        <>
          {author} pinned{" "}
          <Link
            href={placePath({ channelId: message.channelId, anchor: system }, slug)}
            prefetch={false}
            className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
          >
            a message
          </Link>
        </>
      );
  }
}

const listOf = (names: string[]) => new Intl.ListFormat("en-US").format(names);
