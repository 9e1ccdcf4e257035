import { CountBadge } from "@/components/ui/badge";
import { Kbd } from "@/components/ui/kbd";
import type { FindItem } from "./find-item";
import { ResultRow } from "./result-row";

export function FindRow({ item: { label, icon, hint, unread = 0, shortcut, result } }: { item: FindItem }) {
  if (result) return <ResultRow result={result} />;
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint && <span className="shrink-0 text-muted text-sm">{hint}</span>}
      <CountBadge count={unread} label="unread messages" />
      {shortcut && <Kbd keys={shortcut} className="pointer-coarse:hidden" />}
    </>
  );
}
