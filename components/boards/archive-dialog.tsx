"use client";
import { useQuery } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useRef, useState } from "react";
import { FindDialog } from "@/components/ui/find-dialog";
import { nameHas } from "@/components/ui/fold";
import { useTimeFormat } from "@/components/ui/time";
import { archivedTasksQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";

type ArchiveDialogProps = {
  channelId: string;
  onRestore: (card: Task) => void;
  onClose: () => void;
};

/** More are found by typing. */
const SHOWN = 50;

/** The archived cards of a board, last archived first; the one that is chosen is restored. */
export default function ArchiveDialog({ channelId, onRestore, onClose }: ArchiveDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const format = useTimeFormat();
  const [typed, setTyped] = useState("");
  const { data: cards, isError } = useQuery(archivedTasksQuery(channelId));
  const items = (cards ?? [])
    .filter(({ title }) => nameHas(title, typed.trim()))
    .toSorted((a, b) => (b.archivedAt ?? "").localeCompare(a.archivedAt ?? ""))
    .slice(0, SHOWN);
  const nothing = isError
    ? "The archive can’t be read now. Close it and try again."
    : cards?.length === 0
      ? "Nothing is archived."
      : cards
        ? "No archived card is called that."
        : "Reading the archive…";
  return (
    <FindDialog<Task>
      open
      onOpenChange={(open) => !open && onClose()}
      title="Archived cards"
      fieldLabel="Find an archived card"
      fieldRef={field}
      placeholder="Restore an archived card…"
      icon={<Archive aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      value={typed}
      onValueChange={setTyped}
      groups={items.length > 0 ? [{ label: "Restore", items }] : []}
      textOf={({ title }) => title}
      renderItem={({ title, archivedAt }) => (
        <>
          <span className="min-w-0 flex-1 truncate">
            <bdi>{title}</bdi>
          </span>
          {archivedAt && (
            <span className="shrink-0 text-muted text-xs">archived {format.moment(archivedAt)}</span>
          )}
        </>
      )}
      onChoose={(card) => {
        onClose();
        onRestore(card);
      }}
      footer={items.length === 0 && <p className="px-4 py-3 text-muted">{nothing}</p>}
    />
  );
}
