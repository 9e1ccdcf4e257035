"use client";
import { Check, MoreHorizontal } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { cn } from "@/components/ui/cn";
import { onDemand } from "@/components/ui/on-demand";
import type { Task } from "@/lib/tasks/schema";
import { TitleField } from "../tasks/list/title-field";
import { taskPath } from "../tasks/task-place";
import { type marksOf, useBoard, useBoardFacts } from "./board-context";
import { CardCover } from "./card-cover";
import { CardFacts } from "./card-facts";
import { LabelBar } from "./label-bar";

const CardPickers = onDemand(() => import("./card-pickers"), <span hidden />);

type BoardCardProps = ReturnType<typeof marksOf> & {
  card: Task;
  /** Its number in the column, and how many there are: those that are drawn may be some of many. */
  number: number;
  count: number;
  /** In a column of which some cards are drawn: from its top, in pixels, and what measures the card. */
  start?: number;
  measure?: (element: HTMLElement | null) => void;
};

export const BoardCard = memo(function BoardCard({
  card,
  number,
  count,
  start,
  measure,
  isTabStop,
  isPicked,
  isEdited,
  isSelected,
  isDragged,
}: BoardCardProps) {
  const board = useBoard();
  const { slug } = useWorkspaceIds();
  const { labels } = useBoardFacts();
  const { can, mutations, typedTitles } = board;
  const isDone = card.completedAt !== null;
  const named = card.labels.flatMap((id) => labels.get(id) ?? []);

  function onClick(event: MouseEvent) {
    // To another tab or window.
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (event.shiftKey) board.select(card, true);
    else board.open(card);
  }
  function keepTyped(text: string | null) {
    if (text === null) typedTitles.delete(card.id);
    else typedTitles.set(card.id, text);
  }
  async function save(title: string) {
    const words = typedTitles.get(card.id);
    const isSaved = await mutations.change(card, { title });
    if (isSaved && typedTitles.get(card.id) === words) keepTyped(null);
  }

  return (
    <li
      ref={measure}
      data-index={number - 1}
      data-card={card.id}
      data-task={card.id}
      data-drag-item={card.id}
      style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
      aria-setsize={count}
      aria-posinset={number}
      onContextMenu={(event) => {
        event.preventDefault();
        board.openMenu(card, { x: event.clientX, y: event.clientY }, event.clientX === 0);
      }}
      className={cn(
        "group flex select-none flex-col gap-1.5 rounded-lg border px-3 py-2.5 shadow-sm transition-opacity duration-150 [-webkit-touch-callout:none]",
        start === undefined ? "relative" : "absolute inset-x-0 top-0",
        "hover:border-line-strong has-[a:focus-visible]:border-focus",
        isSelected ? "border-accent bg-accent-soft" : "border-line bg-raised",
        isDragged && "opacity-40",
      )}
    >
      {card.cover && <CardCover cover={card.cover} />}
      {named.length > 0 && (
        <div className="flex flex-wrap gap-1 pr-5">
          <span className="sr-only">Labels:</span>
          {named.map((label) => (
            <LabelBar key={label.id} label={label} />
          ))}
        </div>
      )}
      {isEdited ? (
        <TitleField
          title={card.title}
          typed={typedTitles.get(card.id)}
          onType={keepTyped}
          onSave={(title) => void save(title)}
          onLeave={(byKey) => board.edit(null, byKey)}
        />
      ) : (
        <Link
          href={taskPath(slug, card.channelId, card.id)}
          prefetch={false}
          draggable={false}
          data-title
          tabIndex={isTabStop ? 0 : -1}
          onClick={onClick}
          className={cn(
            "line-clamp-4 break-words text-base outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-focus",
            named.length === 0 && "pr-5",
            isDone && "text-muted",
          )}
        >
          {isDone && (
            <>
              <Check
                aria-hidden="true"
                strokeWidth={3}
                className="mr-1 inline size-3.5 align-[-0.125em] text-accent"
              />
              <span className="sr-only">Done: </span>
            </>
          )}
          {card.title}
          {isSelected && <span className="sr-only">, selected</span>}
        </Link>
      )}
      <CardFacts card={card} />
      {isPicked && can.edit && <CardPickers card={card} />}
      <button
        type="button"
        aria-label={`More for ${card.title}`}
        aria-haspopup="menu"
        tabIndex={isTabStop ? 0 : -1}
        onClick={({ currentTarget, detail }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          board.openMenu(card, { x: left, y: bottom }, detail === 0);
        }}
        className={cn(
          "absolute top-1.5 right-1.5 z-1 flex size-6 items-center justify-center rounded-md text-muted hover:bg-press hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:-top-0.5 pointer-coarse:-right-0.5 pointer-coarse:size-11 pointer-fine:opacity-0",
          card.cover && "bg-raised",
        )}
      >
        <MoreHorizontal aria-hidden="true" className="size-4" />
      </button>
    </li>
  );
});
