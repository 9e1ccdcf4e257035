"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { onDemand } from "@/components/ui/on-demand";
import { isIn, ringsFor, useOpenCalls } from "./open-calls";
import { keptCall } from "./session/kept-call";

const CallLayer = onDemand(() => import("./call-layer"), <span hidden />);

/**
 * On every page: fetched once a call rings for me or I am in one, also before a reload, or the address answers one; then
 * it stays.
 */
export function CallLayerSlot() {
  const { id } = useMe();
  const [isWanted, setWanted] = useState(false);
  const isAnswering = useSearchParams().has("answer");
  const concernsMe = useOpenCalls().some((call) => isIn(call, id) || ringsFor(call, id));
  useEffect(() => {
    if (concernsMe || isAnswering || keptCall()) setWanted(true);
  }, [concernsMe, isAnswering]);
  return isWanted && <CallLayer />;
}
