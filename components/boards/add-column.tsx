"use client";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { problemOf } from "@/lib/http/errors";
import { useBoard } from "./board-context";
import { ColumnNameField } from "./column-name-field";

type AddColumnProps = {
  /** After which column; null is the beginning. */
  afterId: string | null;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Adds a column where it stands. */
export function AddColumn({ afterId, isOpen, onOpenChange }: AddColumnProps) {
  const { columnMutations } = useBoard();
  const [name, setName] = useState("");
  const [isBusy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  async function done(next: string | null, byKey: boolean) {
    onOpenChange(false);
    if (byKey) requestAnimationFrame(() => button.current?.focus());
    if (!next) return setName("");
    setBusy(true);
    try {
      await columnMutations.create(next, afterId);
      setName("");
    } catch (error) {
      // What couldn't be added is there again.
      setName(next);
      toast.error(`“${next}” wasn’t added`, { description: problemOf(error) });
    }
    setBusy(false);
  }

  return (
    <div className="flex h-9 w-70 shrink-0 snap-center items-center px-1.5 pointer-coarse:h-11">
      {isOpen ? (
        <ColumnNameField
          label="Name of the new column"
          placeholder="Name of the column"
          name=""
          start={name}
          onDone={(next, byKey) => void done(next, byKey)}
        />
      ) : (
        <Button
          ref={button}
          variant="ghost"
          loading={isBusy}
          icon={<Plus />}
          className="text-muted"
          onClick={() => onOpenChange(true)}
        >
          Add a column
        </Button>
      )}
    </div>
  );
}
