"use client";
import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { MessageChannel } from "@/components/messages/message-channel";
import { isInputMethodKey } from "@/components/ui/input-method";
import { stepThrough } from "@/components/ui/step-through";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import { focusText } from "../focus-text";
import { MarginCard } from "./margin-card";
import { placeCards } from "./place-cards";
import { useTops } from "./use-tops";

/** As high as most cards, until one is measured. */
const USUAL_HEIGHT = 96;

type MarginCardsProps = {
  editor: Editor;
  channel: MessageChannel;
  /** Those that are open. */
  comments: readonly DocumentComment[];
  active: string | null;
  /** Whether the active one takes the focus: it was chosen by a key. */
  focuses: boolean;
  pointed: string | null;
  onActivate: (id: string | null) => void;
  onPoint: (id: string | null) => void;
};

/**
 * Open comments beside the text, each as high as the text it is on. Only those near the screen are drawn; the height of others
 * is what it was, or as usual.
 */
export default function MarginCards(props: MarginCardsProps) {
  const { editor, channel, comments, active, focuses, pointed, onActivate, onPoint } = props;
  const list = useRef<HTMLUListElement>(null);
  const byId = useMemo(() => new Map(comments.map((comment) => [comment.id, comment])), [comments]);
  const { tops, near } = useTops(editor, list, byId);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const cards = tops.map(({ id, top }) => ({ id, top, height: heights.get(id) ?? USUAL_HEIGHT }));
  const places = placeCards(cards, active);

  const measures = useMemo(
    () =>
      new ResizeObserver((entries) =>
        setHeights((known) => {
          const next = new Map(known);
          for (const { target } of entries)
            if (target instanceof HTMLElement && target.dataset.card)
              next.set(target.dataset.card, target.offsetHeight);
          return next;
        }),
      ),
    [],
  );
  useEffect(() => () => measures.disconnect(), [measures]);
  useEffect(() => {
    if (!active || !focuses) return;
    const card = list.current?.querySelector<HTMLElement>(`[data-card="${active}"]`);
    card?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }, [active, focuses]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.target instanceof HTMLTextAreaElement && event.key !== "Escape") return;
    if (event.key !== "Escape") return stepThrough(event);
    event.preventDefault();
    event.stopPropagation();
    onActivate(null);
    focusText(editor);
  }
  return (
    <ul
      ref={list}
      aria-label="Comments beside the text"
      className="document-margin"
      onKeyDown={onKeyDown}
      onPointerLeave={() => onPoint(null)}
    >
      {cards.map(({ id, height }, index) => {
        const comment = byId.get(id);
        const place = places[index] ?? 0;
        const isNear = place + height > near.from && place < near.to;
        return comment && (isNear || id === active) ? (
          <MarginCard
            key={id}
            channel={channel}
            comment={comment}
            top={place}
            isActive={id === active}
            isPointed={id === pointed}
            measures={measures}
            onActivate={() => onActivate(id)}
            onPoint={(isPointed) => onPoint(isPointed ? id : null)}
          />
        ) : null;
      })}
    </ul>
  );
}
