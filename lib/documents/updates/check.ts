import * as Y from "yjs";
import { Places } from "./places";
import { type DocumentRules, refuse, refuseBehind, UpdateRefused, UpdateTooLarge } from "./rules";
import { checkSize } from "./size";

const MAX_BYTES = 5_000_000;
/** Checking this many takes about a fifth of a second. */
const MAX_STRUCTS = 200_000;

type Struct = Y.Item | Y.GC | Y.Skip;
type Structs = ReadonlyMap<number, readonly Struct[]>;

/**
 * Checks a Yjs update (v1) against the rules of its document's kind and the document as it is, before it is appended.
 * An update alone doesn't tell where its items go: what stands beside something names only its neighbour.
 * @param document has all that the update's author has seen
 * @returns the clients of which the update has something new; whether its author may write for them is up to the caller
 * @throws UpdateRefused
 */
export function checkUpdate(update: Uint8Array, rules: DocumentRules, document: Y.Doc): number[] {
  try {
    return check(update, rules, document);
  } catch (error) {
    if (error instanceof UpdateRefused) throw error;
    // Whatever Yjs throws when it reads something else.
    throw new UpdateRefused("not a Yjs update");
  }
}

function check(update: Uint8Array, rules: DocumentRules, document: Y.Doc): number[] {
  if (update.length > MAX_BYTES) throw new UpdateTooLarge("too many bytes");
  const { structs, ds } = Y.decodeUpdate(update);
  if (structs.length > MAX_STRUCTS) throw new UpdateTooLarge("too many structs");
  const own = byClient(structs);
  const writers = newOf(own, document);
  const places = new Places(own, document.store);
  for (const struct of structs) if (struct instanceof Y.Item) checkItem(struct, rules, places);
  for (const [client, ranges] of ds.clients) {
    const end = Math.max(Y.getState(document.store, client), endOf(own.get(client) ?? []));
    for (const { clock, len } of ranges) {
      assertRange(clock, len);
      // It would delete what that person types next.
      if (clock + len > end) refuseBehind("a deletion of what isn't there yet");
      if (rules.keepsPairs && [clock, clock + len].some((at) => places.splitsPair({ client, clock: at })))
        refuse("half a character");
    }
  }
  // What only deletes makes it smaller.
  if (writers.length > 0) checkSize(update, document);
  return writers;
}

const endOf = (list: readonly Struct[]) => {
  const last = list.at(-1);
  return last ? last.id.clock + last.length : 0;
};

function assertRange(clock: number, length: number) {
  if (length < 1 || !Number.isSafeInteger(clock + length)) refuse("an empty or endless range");
}

function byClient(structs: readonly Struct[]): Structs {
  const own = new Map<number, Struct[]>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    assertRange(clock, struct.length);
    const list = own.get(client);
    if (!list) own.set(client, [struct]);
    else if (endOf(list) !== clock) refuse("structs out of order");
    else list.push(struct);
  }
  return own;
}

/** The clients that the update has more of than the document, without a gap between. */
function newOf(own: Structs, document: Y.Doc): number[] {
  const writers: number[] = [];
  for (const [client, list] of own) {
    const state = Y.getState(document.store, client);
    if (endOf(list) <= state) continue;
    const [first] = list;
    if (first && first.id.clock > state) refuseBehind("a gap");
    if (list.some((struct) => struct instanceof Y.Skip && struct.id.clock + struct.length > state))
      refuseBehind("a gap");
    writers.push(client);
  }
  return writers;
}

function checkItem(item: Y.Item, rules: DocumentRules, places: Places) {
  const { id, origin, rightOrigin } = item;
  const parent = item.parent as unknown;
  if (origin) assertThere(origin, id, places);
  if (rightOrigin) assertThere(rightOrigin, id, places);
  if (parent instanceof Y.ID) assertThere(parent, id, places);
  if (rules.keepsPairs) {
    const cutsBefore = origin && places.splitsPair({ client: origin.client, clock: origin.clock + 1 });
    if (cutsBefore || (rightOrigin && places.splitsPair(rightOrigin))) refuse("half a character");
  }
  const place = places.placeOf(item);
  if (place.where === "gone") return;
  if (item.content instanceof Y.ContentDeleted) {
    if (place.where === "root" && !rules.roots.includes(place.root)) refuse("an unknown top-level type");
    return;
  }
  rules.check(item.content, place, places.placed(item));
}

/** What an item refers to must exist, and be older than the item. */
function assertThere(other: Y.ID, { client, clock }: Y.ID, places: Places) {
  if (other.client === client && other.clock >= clock) refuse("an item that refers to itself");
  if (places.find(other) === null) refuseBehind("a reference to what isn't there");
}
