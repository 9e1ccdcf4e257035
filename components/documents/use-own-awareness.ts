import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { DocumentPerson } from "@/lib/documents/editor/people";
import { personSettingsQuery } from "@/lib/people/queries";

/** People who appear offline have no caret and no picture in a document either. */
export function useOwnAwareness(awareness: Awareness | null, { id, name }: DocumentPerson) {
  const { data: settings } = useQuery(personSettingsQuery());
  const isHidden = !settings || settings.presence === "INVISIBLE";
  useEffect(() => {
    if (!awareness || !isHidden) return;
    // Without a state of one's own, what the editor says of the caret goes nowhere.
    awareness.setLocalState(null);
    return () => awareness.setLocalState({ user: { id, name } });
  }, [awareness, isHidden, id, name]);
}
