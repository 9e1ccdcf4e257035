"use client";
import { File } from "lucide-react";
import { placeName } from "@/components/objects/place-name";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Avatar } from "@/components/ui/avatar";
import { useTimeFormat } from "@/components/ui/time";
import type { SearchResult, Segment } from "@/lib/search/schema";

/** Something that was found, with what was looked for marked. */
export function ResultRow({ result }: { result: SearchResult }) {
  const { kind, person, place, snippet } = result;
  if (kind === "message") return <MessageResult result={result} />;
  return (
    <>
      {kind === "person" && person && (
        <Avatar name={person.name} seed={person.id} src={person.image} size="sm" />
      )}
      {kind === "channel" && place && <ChannelIcon type={place.channelType} />}
      {kind === "file" && <File aria-hidden="true" />}
      <span className="min-w-0 flex-1 truncate">
        <Marked segments={snippet} />
      </span>
      {kind === "file" && <span className="shrink-0 text-muted text-sm">{placeName(result.place)}</span>}
    </>
  );
}

function MessageResult({ result }: { result: SearchResult }) {
  const format = useTimeFormat();
  const { person, snippet, createdAt } = result;
  return (
    <>
      <Avatar
        name={person?.name ?? ""}
        seed={person?.id}
        src={person?.image}
        className="mt-0.5 shrink-0 self-start"
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-semibold">{person?.name}</span>
          <span className="truncate text-muted text-xs">
            <bdi>{placeName(result.place)}</bdi>
            {createdAt && <time dateTime={createdAt}>, {format.dayName(createdAt)}</time>}
          </span>
        </span>
        <span className="line-clamp-2 break-words">
          <Marked segments={snippet} />
        </span>
      </span>
    </>
  );
}

/** The pieces are cut from one text by the server and never move, so their order names them. */
function Marked({ segments }: { segments: Segment[] }) {
  let at = 0;
  return segments.map(({ text, isMatch }) => {
    const key = at;
    at += text.length;
    return isMatch ? (
      <mark key={key} className="rounded-sm bg-accent-soft font-semibold text-accent">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
