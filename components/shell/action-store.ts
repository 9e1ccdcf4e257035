import type { ReactNode } from "react";

/** Something a person can do, declared once: the menu, the shortcut and the palette all come from it. */
export type Action = {
  id: string;
  label: string;
  /** The heading it stands under in the palette and the list of shortcuts. */
  group?: string;
  icon?: ReactNode;
  /** Such as "mod+k", "?" or "alt+arrowup"; `mod` is ⌘ on Apple systems and Ctrl elsewhere. */
  shortcut?: string;
  /** More words the palette finds it by. */
  keywords?: string;
  /** A short note at the right of its row. */
  hint?: string;
  run: () => void;
};

/** Holds the actions of what is mounted. A later registration of the same id wins until it goes away. */
export function createActionStore() {
  const registrations = new Map<string, readonly Action[]>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Action[] = [];

  function merge() {
    const byId = new Map<string, Action>();
    for (const actions of registrations.values()) for (const action of actions) byId.set(action.id, action);
    return [...byId.values()];
  }

  function emit() {
    snapshot = merge();
    for (const listener of listeners) listener();
  }

  return {
    register(owner: string, actions: readonly Action[]) {
      const before = registrations.get(owner);
      registrations.set(owner, actions);
      // Callers build the array while rendering. Telling listeners each time would render without end where
      // one component both declares actions and reads them.
      if (!before || !looksSame(before, actions)) emit();
    },
    unregister(owner: string) {
      if (registrations.delete(owner)) emit();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    list: () => snapshot,
    /** Runs the newest version of an action; nothing when it has gone. */
    run: (id: string) =>
      merge()
        .find((action) => action.id === id)
        ?.run(),
    /** Runs what a key does now: of what declares the same one, the last. */
    runKey: (key: string) =>
      merge()
        .findLast(({ shortcut }) => shortcut === key)
        ?.run(),
  };
}

export type ActionStore = ReturnType<typeof createActionStore>;

function looksSame(before: readonly Action[], after: readonly Action[]) {
  return (
    before.length === after.length &&
    before.every((action, i) => {
      const other = after[i];
      return (
        other !== undefined &&
        action.id === other.id &&
        action.label === other.label &&
        action.group === other.group &&
        action.shortcut === other.shortcut &&
        action.hint === other.hint
      );
    })
  );
}
