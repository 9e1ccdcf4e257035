import { PencilLine } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Suggesting } from "@/lib/documents/suggesting/suggesting";

type SuggestBarProps = {
  suggesting: Suggesting | null;
  /** Why the last thing that somebody did wasn't taken. */
  refusal: string | null;
  /** Null for who may only suggest. */
  onStop: (() => void) | null;
};

const EXPLANATION = "An editor accepts or refuses what you write.";

/** Screen readers read what changes here: each pause in writing is no reason to. */
const STATUS = {
  saved: EXPLANATION,
  saving: EXPLANATION,
  unsaved: "Your suggestions aren’t saved yet. They are kept in this browser until they are.",
};

/** Says that what is written becomes suggestions, and whether they are stored. */
export function SuggestBar({ suggesting, refusal, onStop }: SuggestBarProps) {
  const state = useSyncExternalStore(
    suggesting?.subscribe ?? nothing,
    () => suggesting?.getState() ?? null,
    () => null,
  );
  const problem = state?.problem ?? null;
  return (
    <Banner
      tone={problem || state?.status === "unsaved" ? "warn" : "info"}
      icon={<PencilLine aria-hidden="true" />}
      action={
        <>
          {problem && (
            <Button size="sm" onClick={() => suggesting?.discard()}>
              Discard it
            </Button>
          )}
          {onStop && (
            <Button size="sm" onClick={onStop}>
              Stop suggesting
            </Button>
          )}
        </>
      }
    >
      <b className="font-medium">Suggesting.</b>{" "}
      <bdi>{problem ?? refusal ?? STATUS[state?.status ?? "saved"]}</bdi>
    </Banner>
  );
}

const nothing = () => () => {};
