"use client";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { isIn, ringsFor, useOpenCalls } from "./open-calls";

/** Whether I am in a call, or one rings for me; once it was so, it stays, so that nothing goes away half-way. */
export function useConcernsMe(): boolean {
  const { id } = useMe();
  const does = useOpenCalls().some((call) => isIn(call, id) || ringsFor(call, id));
  const [did, setDid] = useState(does);
  if (does && !did) setDid(true);
  return does || did;
}
