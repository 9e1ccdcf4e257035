"use client";
import { X } from "lucide-react";
import { useMe } from "@/components/app/workspace-context";
import { Picture } from "@/components/files/picture";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { atFirstInput } from "@/components/ui/first-input";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import type { LinkPreview } from "@/lib/messages/schema";

const loadRemoval = () => import("./remove-preview");
atFirstInput(loadRemoval);

/** What the links of a message lead to. */
export function MessagePreviews({ message, channel }: MessagePartProps) {
  const me = useMe();
  const canRemove =
    (message.author.id === me.id && channel.actions.includes("message.changeOwn")) ||
    channel.actions.includes("message.moderate");
  return (
    <div className="flex flex-col gap-1.5 pt-1">
      {message.linkPreviews.map((preview) => (
        <PreviewCard key={preview.id} preview={preview} canRemove={canRemove} />
      ))}
    </div>
  );
}

function PreviewCard({ preview, canRemove }: { preview: LinkPreview; canRemove: boolean }) {
  const { id, url, title, description, siteName, imageFileId } = preview;

  return (
    <aside
      aria-label={`Preview of ${title}`}
      className="group/preview relative flex max-w-lg gap-3 rounded-r-md border-line-strong border-l-3 py-0.5 pr-9 pl-3"
    >
      <div className="min-w-0 flex-1">
        {siteName && <p className="truncate text-muted text-xs">{siteName}</p>}
        <a
          href={url}
          target="_blank"
          rel="noreferrer noopener nofollow"
          className="line-clamp-2 font-medium text-accent hover:underline"
        >
          {title}
        </a>
        {description && <p className="line-clamp-2 text-muted text-sm">{description}</p>}
      </div>
      {imageFileId && (
        <Picture
          src={`/api/files/${imageFileId}`}
          alt=""
          className="size-18 shrink-0 rounded-md bg-press object-cover max-sm:size-14"
        />
      )}
      {canRemove && (
        <IconButton
          label="Remove preview"
          size="sm"
          onClick={() => void loadRemoval().then(({ removePreview }) => removePreview(id), showError)}
          className="absolute top-0 right-1 opacity-0 focus-visible:opacity-100 group-hover/preview:opacity-100 pointer-coarse:opacity-100"
        >
          <X />
        </IconButton>
      )}
    </aside>
  );
}
