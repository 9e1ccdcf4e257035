"use client";
import { onDemand } from "@/components/ui/on-demand";
import { useConcernsMe } from "./use-concerns-me";

const MyCallBar = onDemand(() => import("./my-call-bar"), <span hidden />);

/** The place of the call bar: fetched once a call concerns me. */
export const CallBarSlot = ({ place }: { place: "sidebar" | "strip" }) =>
  useConcernsMe() && <MyCallBar place={place} />;
