import { FileDown } from "lucide-react";
import { createElement } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { PublicMessage as Message } from "@/lib/public-channels/schema";
import { PublicMarkdown } from "./public-markdown";

const TIME = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** One message of a public channel. Pictures are the only thing that it loads. */
export function PublicMessage({ channelId, message }: { channelId: string; message: Message }) {
  const { authorName, body, createdAt, isEdited, isForwarded, quote, sticker, poll, replyCount } = message;
  return (
    <article className="flex gap-3 py-2.5">
      <Avatar name={authorName} seed={authorName} className="mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <header className="flex flex-wrap items-baseline gap-x-2">
          <h2 className="font-semibold text-base">{authorName}</h2>
          <time dateTime={createdAt} className="text-muted text-sm">
            {TIME.format(new Date(createdAt))} UTC
          </time>
          {isEdited && <span className="text-muted text-sm">edited</span>}
        </header>
        {isForwarded && <p className="text-muted text-sm">Forwarded</p>}
        {quote && (
          <blockquote className="border-line-strong border-l-2 pl-3 text-muted text-sm">
            <span className="font-medium">{quote.authorName}</span>
            <PublicMarkdown body={quote.body} />
          </blockquote>
        )}
        {body && <PublicMarkdown body={body} />}
        {sticker && <Sticker {...sticker} />}
        {poll && <Poll {...poll} />}
        {message.files.map((file) => (
          <File key={file.id} path={`/api/public/channels/${channelId}/files/${file.id}`} file={file} />
        ))}
        <Footer reactions={message.reactions} replyCount={replyCount} />
      </div>
    </article>
  );
}

function Sticker({ name, asset }: NonNullable<Message["sticker"]>) {
  if (!asset) return <p className="text-muted">{name} (sticker)</p>;
  return createElement("img", {
    src: `/stickers/${asset}`,
    alt: name,
    width: 128,
    height: 128,
    loading: "lazy",
  });
}

function Poll({ question, options }: NonNullable<Message["poll"]>) {
  return (
    <section className="max-w-md rounded-md border border-line p-3">
      <h3 className="font-medium">{question}</h3>
      <ul className="mt-2 flex flex-col gap-1">
        {options.map(({ text, voteCount }) => (
          <li key={text} className="flex justify-between gap-4">
            <span className="min-w-0 break-words">{text}</span>
            <span className="shrink-0 text-muted tabular-nums">
              {voteCount} {voteCount === 1 ? "vote" : "votes"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function File({ path, file }: { path: string; file: Message["files"][number] }) {
  const { name, type, alt, width, height } = file;
  if (type.startsWith("image/") && width && height)
    // Not next/image: the bytes aren't to be kept anywhere, and are gone when the channel is taken back.
    return createElement("img", {
      ...{ src: path, alt: alt || name, width, height, loading: "lazy" },
      className: "h-auto max-h-96 w-auto max-w-full self-start rounded-md border border-line object-contain",
    });
  return (
    <a
      href={path}
      download={name}
      className="flex w-fit max-w-full items-center gap-2 rounded-md border border-line px-3 py-2"
    >
      <FileDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="truncate">{name}</span>
    </a>
  );
}

function Footer({ reactions, replyCount }: Pick<Message, "reactions" | "replyCount">) {
  if (reactions.length === 0 && replyCount === 0) return null;
  return (
    <footer className="flex flex-wrap items-center gap-1.5 text-sm">
      {reactions.map(({ emoji, count }) => (
        <span key={emoji} className="rounded-full border border-line px-2 py-0.5 tabular-nums">
          {emoji} {count}
        </span>
      ))}
      {replyCount > 0 && (
        <span className="text-muted">
          {replyCount} {replyCount === 1 ? "reply" : "replies"}, for members
        </span>
      )}
    </footer>
  );
}
