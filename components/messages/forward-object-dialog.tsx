"use client";
import { call } from "@/lib/http/client";
import { forwardObjectContract } from "@/lib/messages/forward/contract";
import { OBJECT_TYPES } from "@/lib/objects/types";
import ForwardDialog from "./forward-dialog";
import { type ForwardedObject, forwardObject } from "./forwarded-object";

/** Sends an object elsewhere: what shows is its preview, for each reader. */
export default function ForwardObjectDialog({ object }: { object: ForwardedObject }) {
  const { type, id: targetId, title } = object;
  return (
    <ForwardDialog
      title={`Forward ${OBJECT_TYPES[type].word}`}
      description={title}
      send={(body) => call(forwardObjectContract, { params: { type, targetId }, body })}
      onClose={() => forwardObject(null)}
    />
  );
}
