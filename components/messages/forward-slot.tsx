"use client";
import { useEffect } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { forwardObject, useForwardedObject } from "./forwarded-object";

const ForwardObjectDialog = onDemand(() => import("./forward-object-dialog"));

/** Asks where to the chosen object is to be forwarded, once for each page. */
export function ForwardSlot() {
  const object = useForwardedObject();
  // On a page that is left nothing is chosen any more.
  useEffect(() => () => forwardObject(null), []);
  return object && <ForwardObjectDialog key={object.id} object={object} />;
}
