"use client";
import { useQuery } from "@tanstack/react-query";
import { onDemand } from "@/components/ui/on-demand";
import { unreadQuery } from "@/lib/inbox/queries";

const WarningNotice = onDemand(() => import("./warning-notice"));

/** A warning must be seen, whichever page is open. */
export function Warnings() {
  const { data } = useQuery(unreadQuery());
  return data?.WARNING ? <WarningNotice /> : null;
}
