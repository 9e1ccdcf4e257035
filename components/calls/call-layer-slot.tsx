"use client";
import { onDemand } from "@/components/ui/on-demand";
import { useConcernsMe } from "./use-concerns-me";

const CallLayer = onDemand(() => import("./call-layer"), <span hidden />);

/** On every page: fetched once a call rings for me, or I am in one. */
export const CallLayerSlot = () => useConcernsMe() && <CallLayer />;
