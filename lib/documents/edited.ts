import type { Delivery } from "@/lib/events/processor";
import { storeText } from "./store-text";

const loaded = new WeakMap<Delivery, ReturnType<typeof storeText>>();

/** The edited document in its present state, with its text stored; null if deleted. Its processors share it. */
export function editedDocument(delivery: Delivery): ReturnType<typeof storeText> {
  const known = loaded.get(delivery);
  if (known) return known;
  const document = storeText(delivery.tx, delivery.objectId);
  loaded.set(delivery, document);
  return document;
}
