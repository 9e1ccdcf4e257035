import * as Y from "yjs";
import { type Place, type PlacedItem, refuse } from "./rules";

type Struct = Y.Item | Y.GC | Y.Skip;
type Id = { client: number; clock: number };

const GONE: Place = { where: "gone" };
/** What an item of an update that hasn't been applied has for a parent; afterwards it is a type. */
type Parent = Y.AbstractType<unknown> | Y.ID | string | null;

/** More than any path of origins that a small stack could follow; see `depthOf`. */
const MAX_DEPTH = 10_000;

const rootNames = new WeakMap<Y.AbstractType<unknown>, string>();

/** Finds where the items of an update go, by their ids: in the update itself, else in the document. */
export class Places {
  private readonly places = new Map<Y.Item, Place>();
  private readonly depths = new Map<Y.Item, number>();
  private readonly sums = new Map<string, number>();
  private last: { type: Y.AbstractType<unknown>; place: Exclude<Place, { where: "gone" }> } | null = null;

  /**
   * @param own the update's structs by client, in the order of their clocks
   * @param store of the document that the update is meant for
   */
  constructor(
    private readonly own: ReadonlyMap<number, readonly Struct[]>,
    private readonly store: Y.Doc["store"],
  ) {}

  /** The struct with this id; null where neither has it. */
  find({ client, clock }: Id): Struct | null {
    const list = this.own.get(client);
    const found = list && search(list, clock);
    if (found && !(found instanceof Y.Skip)) return found;
    if (clock >= Y.getState(this.store, client)) return null;
    return Y.getItem(this.store, Y.createID(client, clock));
  }

  /** The place of an item: its own word, that of the item before it, or that of whatever its origins lead to. */
  placeOf = (item: Y.Item): Place => {
    const known = this.places.get(item);
    if (known) return known;
    const place = this.named(item) ?? this.besideNeighbor(item) ?? this.alongOrigins(item);
    this.places.set(item, place);
    return place;
  };

  /** The place of an item that stands in the document, which isn't worth remembering. */
  ofIntegrated = (item: Y.Item): Place => this.named(item) ?? GONE;

  private besideNeighbor(item: Y.Item): Place | undefined {
    const next = item.origin ?? item.rightOrigin;
    const neighbor = next && this.find(next);
    return neighbor instanceof Y.Item ? (this.places.get(neighbor) ?? this.named(neighbor)) : undefined;
  }

  /** Remembers the place for all on the way, so that a long run costs one step an item. */
  private alongOrigins(item: Y.Item): Place {
    const path = new Set<Y.Item>();
    let at: Struct | null = item;
    let place: Place | undefined;
    while (!place && at instanceof Y.Item) {
      if (path.has(at)) refuse("origins that form a circle");
      path.add(at);
      const next: Y.ID | null = at.origin ?? at.rightOrigin;
      at = next && this.find(next);
      if (at instanceof Y.Item) place = this.places.get(at) ?? this.named(at);
    }
    // An item of the document without a parent and without a neighbor: its parent is gone.
    place ??= GONE;
    for (const one of path) this.places.set(one, place);
    return place;
  }

  /** The place of an item that says itself what its parent is. */
  private named(item: Y.Item): Place | undefined {
    const parent = item.parent as Parent;
    const key = item.parentSub;
    if (parent === null) return undefined;
    if (typeof parent === "string") return { where: "root", root: parent, key };
    if (!(parent instanceof Y.ID)) return this.inType(parent, key);
    const holder = this.find(parent);
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return GONE;
    if (!(holder.content instanceof Y.ContentType)) refuse("a parent that is no type");
    return { where: "type", type: holder.content.type as Y.AbstractType<unknown>, holder, key };
  }

  /** Most items that follow each other stand in one text, so the last place is remembered. */
  private inType(type: Y.AbstractType<unknown>, key: string | null): Place {
    if (this.last?.type === type && this.last.place.key === key) return this.last.place;
    const holder = type._item;
    const place = holder
      ? { where: "type" as const, type, holder, key }
      : { where: "root" as const, root: rootName(type), key };
    this.last = { type, place };
    return place;
  }

  /** How many types lie around an item: 1 for a child of a top-level type. */
  depthOf(item: Y.Item): number {
    const path: Y.Item[] = [];
    let depth = 0;
    for (let at: Y.Item | null = item; at; ) {
      const known = this.depths.get(at);
      if (known !== undefined) {
        depth = known;
        break;
      }
      path.push(at);
      if (path.length > MAX_DEPTH) refuse("types nested too deep");
      const place = this.placeOf(at);
      at = place.where === "type" ? place.holder : null;
    }
    for (const one of path.toReversed()) {
      depth += 1;
      this.depths.set(one, depth);
    }
    return depth;
  }

  /** What rules may ask about an item. */
  placed = (item: Y.Item): PlacedItem => ({
    depth: () => this.depthOf(item),
    placeOf: this.placeOf,
    add: (...what) => this.add(item, ...what),
  });

  private add(item: Y.Item, ...[key, { id }, amount, known]: Parameters<PlacedItem["add"]>): number {
    if (item.id.clock < Y.getState(this.store, item.id.client)) return 0;
    const at = `${key} ${id.client} ${id.clock}`;
    const sum = (this.sums.get(at) ?? this.inDocument(id, known)) + amount;
    this.sums.set(at, sum);
    return sum;
  }

  /** An update may bring a type once more, without what stands in it. */
  private inDocument(id: Id, known: (type: Y.AbstractType<unknown>) => number): number {
    if (id.clock >= Y.getState(this.store, id.client)) return 0;
    const holder: Struct = Y.getItem(this.store, Y.createID(id.client, id.clock));
    const content = holder instanceof Y.Item ? holder.content : null;
    return content instanceof Y.ContentType ? known(content.type as Y.AbstractType<unknown>) : 0;
  }

  /** Whether this clock of a client lies between the halves of a surrogate pair. */
  splitsPair({ client, clock }: Id): boolean {
    if (clock < 1) return false;
    const struct = this.find({ client, clock });
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return false;
    const at = clock - struct.id.clock;
    return at > 0 && isHighSurrogate(struct.content.str.charCodeAt(at - 1));
  }
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;

function search(list: readonly Struct[], clock: number): Struct | null {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = list[middle];
    if (!struct || clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return null;
}

function rootName(type: Y.AbstractType<unknown>): string {
  let name = rootNames.get(type);
  if (name === undefined) {
    name = Y.findRootTypeKey(type as never);
    rootNames.set(type, name);
  }
  return name;
}
