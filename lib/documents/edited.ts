import type { Delivery } from "@/lib/events/processor";
import { storeText } from "./store-text";

const loaded = new WeakMap<Delivery, ReturnType<typeof storeText>>();

/** The document that was edited, as it is now, its text stored; null where it is gone. Its processors share it. */
export function editedDocument(delivery: Delivery): ReturnType<typeof storeText> {
  const known = loaded.get(delivery);
  if (known) return known;
  const document = storeText(delivery.tx, delivery.objectId);
  loaded.set(delivery, document);
  return document;
}
