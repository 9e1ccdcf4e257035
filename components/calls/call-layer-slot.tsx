"use client";
import { useSearchParams } from "next/navigation";
import { onDemand } from "@/components/ui/on-demand";
import { useConcernsMe } from "./use-concerns-me";

const CallLayer = onDemand(() => import("./call-layer"), <span hidden />);

/** On every page: fetched once a call rings for me, I am in one, or one was answered from a notification. */
export function CallLayerSlot() {
  const concernsMe = useConcernsMe();
  const isAnswer = useSearchParams().has("answer");
  return (concernsMe || isAnswer) && <CallLayer />;
}
