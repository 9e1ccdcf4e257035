"use client";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { plainText } from "@/lib/markdown/plain-text";

type EditConflictProps = {
  theirs: string;
  mine: string;
  /** Saving replaces the other text from then on. */
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** The message was edited on another device since its editor opened. */
export function EditConflict({ theirs, mine, onKeepMine, onTakeTheirs }: EditConflictProps) {
  async function copy() {
    if (await copyText(mine)) toast.success("Your text is copied");
    else toast.error("Your text couldn’t be copied.");
  }
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <p className="min-w-40 flex-1 break-words text-muted">
        Edited on another device meanwhile: <bdi className="text-ink">{plainText(theirs)}</bdi>
      </p>
      <Button size="sm" onClick={onKeepMine}>
        Keep mine
      </Button>
      <Button size="sm" onClick={onTakeTheirs}>
        Take theirs
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void copy()}>
        Copy mine
      </Button>
    </div>
  );
}
