"use client";
import { Sparkle } from "lucide-react";
import { useAsk } from "@/components/ai/ask/use-ask";
import { useOpenChannelId } from "@/components/app/open-channel";
import type { AskScope } from "@/lib/ai/ask/schema";
import type { FindGroup, FindView } from "./find-item";

type Given = {
  open: boolean;
  found: readonly FindGroup[];
  view: FindView;
  text: string;
  isCompleting: boolean;
  /** What was found is all there is: nothing is on its way, or failed. */
  isSearched: boolean;
  /** What the answer is made of. */
  scope: AskScope;
  onAsked: () => void;
};

const IS_QUESTION = /[?？]\s*$/u;
/** Fewer words are a name or a search. */
const MIN_WORDS = 3;

/**
 * What was found, with a row that asks a model about what was written: first where the dialog was opened to ask. Elsewhere
 * it is the last, once it is known what else there is, so that Enter never starts a paid run by accident.
 */
export function useAskGroups({ open, found, view, text, isCompleting, isSearched, scope, onAsked }: Given) {
  const channelId = useOpenChannelId();
  const { ask, isAsking } = useAsk(open, onAsked);
  const question = text.trim();
  const isQuestion = IS_QUESTION.test(question);
  const isFirst = view.isAsk === true || (isQuestion && isSearched && found.length === 0);
  const isOffered = isFirst || (isSearched && (isQuestion || question.split(/\s+/).length >= MIN_WORDS));
  if (question === "" || isCompleting || !isOffered) return { groups: [...found], isAsking, isFirst: false };
  const inChannel = scope.channelId !== undefined && scope.channelId === channelId;
  const asks: FindGroup = {
    label: "Ask",
    items: [
      {
        id: "ask",
        label: inChannel ? `Ask this channel: “${question}”` : `Ask: “${question}”`,
        icon: <Sparkle />,
        stays: true,
        run: () => void ask(question, withoutEmpty(scope)),
      },
    ],
  };
  return { groups: isFirst ? [asks, ...found] : [...found, asks], isAsking, isFirst };
}

/** Undefined fields don't leave the browser, but are part of what makes a question the same one. */
const withoutEmpty = (scope: AskScope): AskScope =>
  Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)) as AskScope;
