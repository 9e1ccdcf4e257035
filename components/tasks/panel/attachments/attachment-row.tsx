"use client";
import { Ellipsis, ImageOff, ImageUp, Trash2 } from "lucide-react";
import { useState } from "react";
import { FileFacts } from "@/components/files/file-facts";
import FileMenuItems from "@/components/files/file-menu-items";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { onDemand } from "@/components/ui/on-demand";
import type { TaskAttachment } from "@/lib/tasks/attachments/schema";

const RemindDialog = onDemand(() => import("@/components/later/remind-dialog"));

type AttachmentRowProps = {
  file: TaskAttachment;
  by: string;
  channelId: string;
  canEdit: boolean;
  /** Of pictures: shows it large. Any other file is downloaded. */
  onOpen: (() => void) | undefined;
  /** Of pictures: makes it the cover, or no cover any more. */
  onCover: (() => void) | undefined;
  onRemove: () => void;
};

const STYLES =
  "flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md p-2 text-left outline-offset-[-2px]";

export function AttachmentRow(props: AttachmentRowProps) {
  const { file, by, channelId, canEdit, onOpen, onCover, onRemove } = props;
  const { id, name, alt, isCover } = file;
  const [isReminding, setReminding] = useState(false);
  const facts = (
    <FileFacts file={file} by={by}>
      {isCover && "Cover, "}
    </FileFacts>
  );
  return (
    <li className="flex items-center gap-1 rounded-md pr-1 hover:bg-hover">
      {onOpen ? (
        <button
          type="button"
          aria-haspopup="dialog"
          title={alt || undefined}
          onClick={onOpen}
          className={STYLES}
        >
          <span className="sr-only">Open </span>
          {facts}
        </button>
      ) : (
        <a href={`/api/files/${id}?download`} download={name} className={STYLES}>
          <span className="sr-only">Download </span>
          {facts}
        </a>
      )}
      <Menu
        align="end"
        trigger={
          <IconButton label={`More for ${name}`} tooltipSide="bottom">
            <Ellipsis />
          </IconButton>
        }
      >
        <FileMenuItems fileId={id} channelId={channelId} onRemind={() => setReminding(true)} />
        {canEdit && (
          <>
            <MenuSeparator />
            {onCover && (
              <MenuItem icon={isCover ? <ImageOff /> : <ImageUp />} onSelect={onCover}>
                {isCover ? "Remove the cover" : "Make it the cover"}
              </MenuItem>
            )}
            <MenuItem icon={<Trash2 />} tone="danger" onSelect={onRemove}>
              Remove
            </MenuItem>
          </>
        )}
      </Menu>
      {isReminding && (
        <RemindDialog target={{ type: "file", id }} text={name} onClose={() => setReminding(false)} />
      )}
    </li>
  );
}
