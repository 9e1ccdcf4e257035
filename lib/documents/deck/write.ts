import { isDeepStrictEqual } from "node:util";
import * as Y from "yjs";
import { writeRichText } from "../rich-text/write";
import {
  DECK_FIELD,
  ELEMENT_FIELDS,
  ELEMENTS_FIELD,
  type Fields,
  SLIDE_FIELDS,
  SLIDES_FIELD,
} from "./fields";

type Json = Readonly<Record<string, unknown>>;

/** Makes a deck what `content` is, as `deckContent` gives it: only what differs is written. */
export function writeDeck(document: Y.Doc, content: Readonly<Record<string, Json>>): void {
  writeFields(document.getMap(DECK_FIELD), content[DECK_FIELD] ?? {}, {});
  writeEntries(document.getMap(SLIDES_FIELD), content[SLIDES_FIELD] ?? {}, SLIDE_FIELDS);
  writeEntries(document.getMap(ELEMENTS_FIELD), content[ELEMENTS_FIELD] ?? {}, ELEMENT_FIELDS);
}

function writeEntries(map: Y.Map<unknown>, entries: Json, fields: Fields) {
  deleteOthers(map, entries);
  for (const [id, entry] of Object.entries(entries))
    writeFields(ownType(map, id, Y.Map), entry as Json, fields);
}

function writeFields(map: Y.Map<unknown>, wanted: Json, fields: Fields) {
  deleteOthers(map, wanted);
  for (const [key, value] of Object.entries(wanted)) {
    if (fields[key] === "rich") writeRichText(ownType(map, key, Y.XmlFragment), value);
    else if (fields[key] === "style") writeFields(ownType(map, key, Y.Map), value as Json, {});
    else if (!isDeepStrictEqual(map.get(key), value)) map.set(key, value);
  }
}

function deleteOthers(map: Y.Map<unknown>, wanted: Json) {
  for (const key of [...map.keys()]) if (!Object.hasOwn(wanted, key)) map.delete(key);
}

/** The type under a key, made where it isn't there. */
function ownType<T extends Y.Map<unknown> | Y.XmlFragment>(
  map: Y.Map<unknown>,
  key: string,
  Type: new () => T,
): T {
  const there = map.get(key);
  if (there instanceof Type) return there;
  const made = new Type();
  map.set(key, made);
  return made;
}
