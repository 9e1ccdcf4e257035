"use client";
import { useEffect, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { onDemand } from "@/components/ui/on-demand";
import { isIn, ringsFor, useOpenCalls } from "./open-calls";
import { keptCall } from "./session/kept-call";

const CallLayer = onDemand(() => import("./call-layer"), <span hidden />);

/** On every page: fetched once a call rings for me or I am in one, also before a reload; then it stays. */
export function CallLayerSlot() {
  const { id } = useMe();
  const [isWanted, setWanted] = useState(false);
  const concernsMe = useOpenCalls().some((call) => isIn(call, id) || ringsFor(call, id));
  useEffect(() => {
    if (concernsMe || keptCall()) setWanted(true);
  }, [concernsMe]);
  return isWanted && <CallLayer />;
}
