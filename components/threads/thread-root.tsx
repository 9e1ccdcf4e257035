"use client";
import Link from "next/link";
import { useState } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { useMessageChannel } from "@/components/messages/message-channel";
import { MessageRow } from "@/components/messages/message-row";
import { onDemand } from "@/components/ui/on-demand";
import { useTimeFormat } from "@/components/ui/time";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Thread } from "@/lib/messages/threads/schema";
import { placePath } from "@/lib/objects/place";

const CommentedText = onDemand(
  () => import("@/components/documents/comments/commented-text"),
  ({ about }) => <bdi>{about.quote}</bdi>,
);

type ThreadRootProps = {
  thread: Thread;
  channel: TreeChannel;
  /** After it was changed, or not. */
  onEdited: () => void;
};

/** The root message of a thread, above its replies. */
export function ThreadRoot({ thread, channel, onEdited }: ThreadRootProps) {
  const format = useTimeFormat();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const place = useMessageChannel(channel);
  const { root, about } = thread;
  const count = root.thread?.replyCount ?? 0;
  const [one, many] = about ? ["comment", "comments"] : ["reply", "replies"];
  return (
    <div className="pt-2">
      {about ? (
        <ThreadObject channelId={channel.id} about={about} threadId={thread.threadId} />
      ) : (
        <MessageRow
          message={root}
          channel={place}
          userId={me.id}
          format={format}
          startsGroup
          isRoot
          isEditing={isEditing}
          onEdit={(seq) => {
            setEditing(seq !== null);
            if (seq === null) onEdited();
          }}
        />
      )}
      <p className="mt-3 flex items-center gap-3 px-5 text-muted text-xs max-md:px-3">
        {count === 0 ? `No ${many} yet` : `${count} ${count === 1 ? one : many}`}
        <span className="h-px flex-1 bg-line" />
      </p>
    </div>
  );
}

type ThreadObjectProps = { channelId: string; about: NonNullable<Thread["about"]>; threadId: string };

/** What the messages below are comments on. */
function ThreadObject({ channelId, about, threadId }: ThreadObjectProps) {
  const { slug } = useWorkspaceIds();
  if (about.quote !== undefined)
    return (
      <blockquote
        aria-label="Commented text"
        className="mx-5 mt-3 line-clamp-6 border-accent border-l-2 pl-3 text-muted max-md:mx-3"
      >
        <CommentedText about={about} threadId={threadId} />
      </blockquote>
    );
  return (
    <p className="px-5 pt-1 text-muted text-sm max-md:px-3">
      Comments on{" "}
      <Link
        href={placePath({ channelId, anchor: about }, slug)}
        prefetch={false}
        className="font-medium text-ink hover:underline"
      >
        <bdi>{about.title}</bdi>
      </Link>
    </p>
  );
}
