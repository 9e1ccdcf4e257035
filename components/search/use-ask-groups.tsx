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
  onAsked: () => void;
};

const IS_QUESTION = /[?？]\s*$/u;

/**
 * What was found, with a row that asks a model about what was written: first where that was opened to ask or a question is
 * typed, otherwise last, so that Enter goes to what was found.
 */
export function useAskGroups({ found, view, text, isCompleting, onAsked }: Given) {
  const channelId = useOpenChannelId();
  const { ask, isAsking } = useAsk(onAsked);
  const question = text.trim();
  if (question === "" || isCompleting) return { groups: [...found], isAsking };
  const inChannel = view.scope === "channel" && channelId !== null;
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
  const isFirst = view.isAsk === true || IS_QUESTION.test(question);
  return { groups: isFirst ? [asks, ...found] : [...found, asks], isAsking };
}
