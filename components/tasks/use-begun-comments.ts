"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { draftsQuery } from "@/lib/drafts/queries";

/** The threads in which I have begun to write: those of comments have the ids of their tasks. */
export function useBegunComments(): ReadonlySet<string | null> {
  const drafts = useQuery(draftsQuery()).data;
  return useMemo(() => new Set(drafts?.map(({ threadId }) => threadId)), [drafts]);
}
