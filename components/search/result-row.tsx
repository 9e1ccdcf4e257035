"use client";
import { ObjectIcon } from "@/components/objects/object-icon";
import { placeName } from "@/components/objects/place-name";
import { Avatar } from "@/components/ui/avatar";
import { useTimeFormat } from "@/components/ui/time";
import type { SearchResult, Segment } from "@/lib/search/schema";

/** Something that was found, with what was looked for marked. */
export function ResultRow({ result }: { result: SearchResult }) {
  const { type, person, place, snippet } = result;
  if (type === "message") return <MessageResult result={result} />;
  if (type === "document") return <DocumentResult result={result} />;
  const isElsewhere = place !== null && place.anchor !== null;
  return (
    <>
      {type === "person" && person ? (
        <Avatar name={person.name} seed={person.id} src={person.image} size="sm" />
      ) : (
        <ObjectIcon object={result} />
      )}
      <span className="min-w-0 flex-1 truncate">
        <Marked segments={snippet} />
      </span>
      {isElsewhere && <span className="shrink-0 text-muted text-sm">{placeName(place)}</span>}
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

function DocumentResult({ result }: { result: SearchResult }) {
  const format = useTimeFormat();
  const { snippet, createdAt } = result;
  return (
    <>
      <ObjectIcon object={result} className="mt-1 size-4 shrink-0 self-start" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-semibold">{placeName(result.place)}</span>
          {createdAt && (
            <time dateTime={createdAt} className="text-muted text-xs">
              {format.dayName(createdAt)}
            </time>
          )}
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
