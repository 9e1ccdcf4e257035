/** Where something is dropped: between two items of a list as they are drawn. */
export type DropPlace = {
  listId: string;
  afterId: string | null;
  beforeId: string | null;
  /** From the left edge of the list, in pixels: a list with levels reads the level from it. */
  x: number;
};

export type DragOptions = {
  /** All that go along with an item; none where it can't be dragged. */
  idsOf: (id: string) => readonly string[];
  /** Only for a drop into a list: one that is cancelled or dropped elsewhere ends without it. */
  onDrop: (ids: readonly string[], place: DropPlace) => void;
  onStart?: (ids: readonly string[]) => void;
  onEnd?: () => void;
  /** How far in the line begins that shows the place, in pixels. */
  indentOf?: (place: DropPlace) => number;
};
