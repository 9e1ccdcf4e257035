import { matchesShortcut } from "@/components/shell/shortcut-keys";
import { isApple } from "@/components/ui/platform";
import { type ActionPlace, actionsIn, type NamedAction } from "./task-actions";

/** The action that a key means in a place. */
export function actionOfKey(place: ActionPlace, event: KeyboardEvent): NamedAction | undefined {
  const apple = isApple();
  return actionsIn(place).find(({ keys }) => {
    const key = keys[place];
    return key && matchesShortcut(key, event, apple);
  });
}
