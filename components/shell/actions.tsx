"use client";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import { isApple } from "@/components/ui/platform";
import { type Action, type ActionStore, createActionStore } from "./action-store";
import { isTyping, matchesShortcut } from "./shortcut-keys";

const ActionContext = createContext<ActionStore | null>(null);

/** Keeps the actions of everything below it and listens for their shortcuts. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createActionStore);
  useShortcutListener(store);
  return <ActionContext value={store}>{children}</ActionContext>;
}

/** Offers actions while the calling component is mounted. */
export function useActions(actions: readonly Action[]) {
  const store = useActionStore();
  const owner = useId();
  // Along with what is on the screen: a key that follows at once means this page, not the last one.
  useLayoutEffect(() => store.register(owner, actions), [store, owner, actions]);
  useEffect(() => () => store.unregister(owner), [store, owner]);
}

/** All actions on offer right now. */
export function useActionList() {
  const store = useActionStore();
  return useSyncExternalStore(store.subscribe, store.list, store.list);
}

/** Runs an action by its id, for menus that don't hold the action itself. */
export function useRunAction() {
  return useActionStore().run;
}

/** Runs what a key does now, for fields that take the key themselves. */
export function useRunKey() {
  return useActionStore().runKey;
}

function useActionStore() {
  const store = useContext(ActionContext);
  if (!store) throw new Error("Actions need an ActionsProvider above them");
  return store;
}

function useShortcutListener(store: ActionStore) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isInputMethodKey(event) || event.repeat) return;
      const apple = isApple();
      const action = store
        .list()
        .findLast(({ shortcut }) => shortcut !== undefined && matchesShortcut(shortcut, event, apple));
      if (!action || (isTyping(event.target) && !action.shortcut?.includes("mod+"))) return;
      event.preventDefault();
      store.run(action.id);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [store]);
}
