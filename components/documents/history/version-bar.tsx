"use client";
import { ArrowDown, ArrowUp, History, RotateCcw, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { useTimeFormat } from "@/components/ui/time";
import type { DocumentVersion } from "@/lib/documents/versions/schema";
import { NONE, NOW, useShowHistory } from "./history-place";
import { authorsOf, versionName } from "./history-words";
import { useRestore } from "./use-restore";

type VersionBarProps = {
  documentId: string;
  versions: readonly DocumentVersion[];
  shown: string;
  base: string;
  /** How many changes there are; null where nothing is compared, or not yet. */
  count: number | null;
  /** Which of them one stepped to last. */
  current: number | null;
  canRestore: boolean;
  onStep: (by: 1 | -1) => void;
};

/** Over a version: which one it is, what it is compared with, the changes one by one, and the way back. */
export function VersionBar(props: VersionBarProps) {
  const { documentId, versions, shown, base, count, current, canRestore, onStep } = props;
  const format = useTimeFormat();
  const restore = useRestore(documentId);
  const showHistory = useShowHistory();
  const at = versions.findIndex(({ id }) => id === shown);
  const version = versions[at];
  const options = [
    { value: NONE, label: "Without changes" },
    { value: NOW, label: "Changes until now" },
    ...versions.map((one, index) => ({
      value: one.id,
      label:
        index === at + 1
          ? `Changes since the one before, ${versionName(one, format)}`
          : `Changes ${index < at ? "until" : "since"} ${versionName(one, format)}`,
    })),
  ].filter(({ value }) => value !== shown);
  return (
    <section
      aria-label="Version"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-brass-soft px-4 py-1.5 text-sm max-md:px-2"
    >
      <IconButton label="All versions" className="xl:hidden" onClick={() => showHistory()}>
        <History />
      </IconButton>
      <p className="min-w-32 flex-1 truncate">
        <span className="font-semibold">{version ? versionName(version, format) : "Now"}</span>
        {version && <span className="text-muted"> by {authorsOf(version)}</span>}
      </p>
      <div className="flex items-center gap-1">
        {canRestore && version && (
          <Button size="sm" icon={<RotateCcw />} onClick={() => void restore(version)}>
            Restore
          </Button>
        )}
        <Button size="sm" variant="ghost" icon={<X />} onClick={() => showHistory()}>
          Back to now
        </Button>
      </div>
      <div className="flex basis-full items-center justify-between gap-2">
        <Select
          aria-label="Compare"
          options={options}
          value={base}
          onValueChange={(other) => showHistory(shown, other)}
          className="min-w-0 max-w-80 flex-1"
        />
        {count !== null && (
          <div className="flex items-center">
            <span aria-live="polite" className="min-w-20 text-right text-muted tabular-nums">
              {countWords(count, current)}
            </span>
            <IconButton
              label="Previous change"
              shortcut="p"
              disabled={count === 0}
              onClick={() => onStep(-1)}
            >
              <ArrowUp />
            </IconButton>
            <IconButton label="Next change" shortcut="n" disabled={count === 0} onClick={() => onStep(1)}>
              <ArrowDown />
            </IconButton>
          </div>
        )}
      </div>
    </section>
  );
}

function countWords(count: number, current: number | null): string {
  if (current !== null && count > 0) return `${current + 1} of ${count}`;
  return count === 0 ? "No changes" : count === 1 ? "1 change" : `${count} changes`;
}
