"use client";
import { useEffect } from "react";
import { useWorkspace } from "@/components/app/workspace-context";

/** The tab says what is open. */
export function useTabTitle(name: string | undefined) {
  const workspace = useWorkspace()?.name;
  useEffect(() => {
    document.title = [name, workspace, "Guildhall"].filter(Boolean).join(" · ");
  }, [name, workspace]);
}
