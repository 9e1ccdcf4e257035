import type { DocumentComment } from "@/lib/documents/comments/schema";
import { insertionOf } from "@/lib/documents/suggestions/insertion";

/** What a suggestion takes away and puts; of an insertion what is inserted alone. */
export function SuggestedText({ suggestion }: { suggestion: NonNullable<DocumentComment["suggestion"]> }) {
  const { original, replacement } = suggestion;
  const inserted = insertionOf(suggestion)?.text.trim();
  const put = inserted || replacement;
  return (
    <span className="wrap-anywhere line-clamp-6">
      {inserted ? (
        <span className="sr-only">insert </span>
      ) : (
        <>
          <span className="sr-only">{replacement ? "replace" : "delete"} </span>
          <del className="text-muted">
            <bdi>{original}</bdi>
          </del>
          {replacement && <span className="sr-only"> with </span>}{" "}
        </>
      )}
      {put && (
        <ins className="font-medium text-ink no-underline">
          <bdi>{put}</bdi>
        </ins>
      )}
    </span>
  );
}

/** What became of a suggestion; null while it is open, and for comments. */
export function outcomeOf({ suggestion, resolvedAt, resolvedBy }: DocumentComment): string | null {
  if (!suggestion || resolvedAt === null) return null;
  return `${suggestion.isAccepted ? "Accepted" : "Refused"} by ${resolvedBy?.name ?? "a deleted account"}`;
}

/** Who made a comment or a suggestion; of one that a model wrote for somebody that too. */
export function authorOf({ createdBy, isAi }: Pick<DocumentComment, "createdBy" | "isAi">): string {
  const name = createdBy?.name ?? "Deleted account";
  return isAi ? `AI for ${name}` : name;
}
