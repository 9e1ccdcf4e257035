"use client";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { MAX_COLUMN_LIMIT } from "@/lib/boards/limits";
import { archivedTasksQuery } from "@/lib/tasks/queries";
import { useBoard } from "./board-context";
import type { BoardColumn } from "./board-order";

type ColumnDialogProps = {
  kind: "limit" | "delete";
  of: BoardColumn;
  board: readonly BoardColumn[];
  onClose: () => void;
};

/** What is asked before a column gets a limit, or is deleted. */
export default function ColumnDialog({ kind, ...props }: ColumnDialogProps) {
  return kind === "limit" ? <LimitDialog {...props} /> : <DeleteDialog {...props} />;
}

type Props = Omit<ColumnDialogProps, "kind">;

function LimitDialog({ of: { column }, onClose }: Props) {
  const { columnMutations } = useBoard();
  const form = useId();
  const [typed, setTyped] = useState(String(column.limit ?? ""));
  const limit = Number(typed) || null;

  function save() {
    onClose();
    if (limit !== column.limit) void columnMutations.change(column, { limit });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={`Limit of ${column.name}`}
      description="With more cards the column warns. It refuses none."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label="Cards at most" description="Leave it empty for no limit.">
          <Input
            type="number"
            min={1}
            max={MAX_COLUMN_LIMIT}
            step={1}
            inputMode="numeric"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}

function DeleteDialog({ of: { column, cards }, board, onClose }: Props) {
  const { columnMutations } = useBoard();
  const others = board.map((other) => other.column).filter(({ id }) => id !== column.id);
  const [moveTo, setMoveTo] = useState(others[0]?.id ?? "");
  const archived = useQuery(archivedTasksQuery(column.channelId)).data;
  const archivedCount = archived?.filter(({ columnId }) => columnId === column.id).length;
  const count = cards.length === 1 ? "card" : `${cards.length} cards`;
  const isStuck = cards.length > 0 && others.length === 0;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete the column “${column.name}”?`}
      description={
        isStuck
          ? `Add another column first: the ${count} of this one need a place.`
          : cards.length > 0
            ? `Its ${count} will be moved to another column. ${archiveWords(archivedCount)}`
            : `It has no cards. ${archiveWords(archivedCount)}`
      }
      details={
        cards.length > 0 &&
        !isStuck && (
          <Field label="Move the cards to" className="mt-3">
            <Select
              value={moveTo}
              onValueChange={setMoveTo}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )
      }
      confirmLabel="Delete column"
      canConfirm={!isStuck}
      onConfirm={() => columnMutations.remove(column, cards.length > 0 ? moveTo : undefined)}
    />
  );
}

/** @param count undefined while it isn't known */
function archiveWords(count: number | undefined): string {
  if (count === undefined) return "What is archived stays in the archive.";
  if (count === 0) return "";
  const what = count === 1 ? "One archived card of it stays" : `${count} archived cards of it stay`;
  return `${what} in the archive, and can be restored to another column.`;
}
