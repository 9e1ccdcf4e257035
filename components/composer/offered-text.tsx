"use client";
import { FileStack } from "lucide-react";
import type { OfferedText } from "@/components/messages/draft-sync";
import { Button } from "@/components/ui/button";
import { plainText } from "@/lib/markdown/plain-text";

const FROM = {
  device: "Also written on another device:",
  page: "Also written in this browser:",
  edit: "Your edit, which wasn’t saved:",
};

type Choice = "use" | "append" | "dismiss";
const CHOICES: readonly [Choice, label: string][] = [
  ["use", "Use"],
  ["append", "Add below"],
  ["dismiss", "Dismiss"],
];

/** What was written elsewhere, while the field has something else. */
export default function OfferedTextLine({ offer, onChosen }: { offer: OfferedText; onChosen: () => void }) {
  return (
    <fieldset
      aria-label={FROM[offer.from].slice(0, -1)}
      className="flex min-h-8 flex-wrap items-center gap-x-2 px-1 pb-1 text-muted text-sm"
    >
      <FileStack className="size-3.5 shrink-0" aria-hidden="true" />
      <p role="status" className="line-clamp-2 min-w-40 flex-1 break-words">
        {FROM[offer.from]} <bdi className="text-ink">{plainText(offer.body)}</bdi>
      </p>
      {CHOICES.map(([choice, label]) => (
        <Button
          key={choice}
          size="sm"
          variant="ghost"
          onClick={() => {
            offer[choice]();
            onChosen();
          }}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
