"use client";
import { Sparkle } from "lucide-react";
import { useAsk } from "@/components/ai/ask/use-ask";
import { useOpenChannelId } from "@/components/app/open-channel";
import type { FindGroup, FindView } from "./find-item";

type Given = {
  found: readonly FindGroup[];
  view: FindView;
  text: string;
  isCompleting: boolean;
  isWaiting: boolean;
  onAsked: () => void;
};

const IS_QUESTION = /[?？]\s*$/u;
/** Fewer words are a name or a search. */
const MIN_WORDS = 3;

/**
 * What was found, with a row that asks a model about what was written: first where that was opened to ask or a question is
 * typed. Of other texts it is the last, once it is known what else there is, so that Enter never asks by accident.
 */
export function useAskGroups({ found, view, text, isCompleting, isWaiting, onAsked }: Given) {
  const channelId = useOpenChannelId();
  const { ask, isAsking } = useAsk(onAsked);
  const question = text.trim();
  const isFirst = view.isAsk === true || IS_QUESTION.test(question);
  const isOffered = isFirst || (!isWaiting && question.split(/\s+/).length >= MIN_WORDS);
  if (question === "" || isCompleting || !isOffered) return { groups: [...found], isAsking, isFirst: false };
  const inChannel = view.scope === "channel" && channelId !== undefined;
  const scope = inChannel ? { channelId } : {};
  const asks: FindGroup = {
    label: "Ask",
    items: [
      {
        id: "ask",
        label: inChannel ? `Ask this channel: “${question}”` : `Ask: “${question}”`,
        icon: <Sparkle />,
        stays: true,
        run: () => void ask(question, scope),
      },
    ],
  };
  return { groups: isFirst ? [asks, ...found] : [...found, asks], isAsking, isFirst };
}
