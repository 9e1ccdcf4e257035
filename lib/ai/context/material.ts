import type { Actor } from "@/lib/auth/actor";
import type { ObjectKey } from "@/lib/objects/types";
import { MAX_PROMPT_PICTURES, PICTURE_TOKENS } from "../attachments/limits";
import { loadAttachment, type Picture } from "../attachments/load";
import type { AttachedPart, MessagePart } from "../parts";
import { asData } from "./as-data";
import { fitPages, type Pages } from "./fit-pages";
import { MAX_OBJECT_TEXT } from "./limits";
import { textOfPages } from "./object-texts";
import { readObject } from "./render";
import { shareRoom } from "./share-room";

type Viewer = Pick<Actor, "userId">;
type Question = { id: string; parts: readonly MessagePart[] };
type Text = Pages & { title: string; notes: readonly string[] };
type Loaded = { text: Text } | { picture: Picture } | { missing: string };

/** What a question gives its model beside its words. */
export type GivenPart =
  | { type: "text"; text: string }
  | { type: "file"; data: Uint8Array; mediaType: string };

export type Material = {
  /** By the id of the question. */
  given: ReadonlyMap<string, GivenPart[]>;
  /** What was left out, as sentences for people. */
  notes: string[];
};

const BYTES_PER_TOKEN = 4;
/** Of the marks and the words around a text. */
const FRAME_BYTES = 400;

/**
 * The attachments and the context of the questions of a branch, with the rights that the person has now. The latest
 * question has the room first; what doesn't fit is left out, and that is said to both.
 * @param questions the oldest first
 */
export async function gatherMaterial(
  viewer: Viewer,
  questions: readonly Question[],
  model: { label: string; hasVision: boolean; roomTokens: number },
): Promise<Material> {
  const given = new Map<string, GivenPart[]>();
  const notes: string[] = [];
  let room = model.roomTokens * BYTES_PER_TOKEN;
  let pictures = MAX_PROMPT_PICTURES;
  for (const { id, parts } of questions.toReversed()) {
    const attached = parts.filter(
      (part): part is AttachedPart => part.type === "file" || part.type === "object",
    );
    if (attached.length === 0) continue;
    if (room <= 0) {
      given.set(id, [said("What was attached here doesn’t fit any more.")]);
      notes.push("Attachments of earlier questions didn’t fit, and were left out.");
      continue;
    }
    const loaded: Loaded[] = [];
    for (const part of attached) loaded.push(await load(viewer, part));
    const sizes = loaded.map((one) => ("text" in one ? sizeOf(one.text) : 0));
    const seen = loaded.filter((one) => "picture" in one).length;
    const forPictures = model.hasVision ? Math.min(seen, pictures) * PICTURE_TOKENS * BYTES_PER_TOKEN : 0;
    const shares = shareRoom(sizes, room - forPictures);
    const shown = loaded.flatMap((one, at): GivenPart[] => {
      if ("missing" in one) {
        notes.push(one.missing);
        return [said("Something was attached here that the person can’t open any more.")];
      }
      if ("text" in one) return textParts(one.text, shares[at] ?? 0, notes);
      pictures -= 1;
      return pictureParts(one.picture, pictures >= 0, model, notes);
    });
    room -= forPictures + shares.reduce((sum, share) => sum + share, 0);
    given.set(id, shown);
  }
  return { given, notes: [...new Set(notes)] };
}

const said = (text: string): GivenPart => ({ type: "text", text: `(${text})` });
const sizeOf = (text: Text) => Buffer.byteLength(bodyOf(text, textOfPages(text))) + FRAME_BYTES;
const bodyOf = ({ notes }: Text, text: string) => [...notes.map((note) => `(${note})`), text].join("\n");

function textParts(text: Text, share: number, notes: string[]): GivenPart[] {
  const { text: shown, left } = fitPages(text, share - sizeOf({ ...text, pages: [] }));
  if (left) notes.push(`Of “${text.title}” the model was given ${left}: the rest didn’t fit.`);
  const data: GivenPart = { type: "text", text: asData(text.title, bodyOf(text, shown)) };
  return left ? [data, said(`Of the text above, ${left} is given: the rest doesn’t fit.`)] : [data];
}

function pictureParts(
  { name, data, mediaType }: Picture,
  fits: boolean,
  { hasVision, label }: { hasVision: boolean; label: string },
  notes: string[],
): GivenPart[] {
  if (!hasVision) {
    notes.push(`“${name}” is a picture, and ${label} can’t see pictures.`);
    return [said("A picture was attached here, which you can’t see.")];
  }
  if (!fits) {
    notes.push(`“${name}” was left out: a model is given the latest ${MAX_PROMPT_PICTURES} pictures.`);
    return [said("A picture was attached here, which isn’t given any more.")];
  }
  return [
    { type: "text", text: asData(name, "(The picture that follows.)") },
    { type: "file", data, mediaType },
  ];
}

async function load(viewer: Viewer, part: AttachedPart): Promise<Loaded> {
  return part.type === "file" ? loadAttachment(viewer, part) : loadObject(viewer, part.object);
}

async function loadObject(viewer: Viewer, object: ObjectKey): Promise<Loaded> {
  const read = await readObject(viewer, object, MAX_OBJECT_TEXT);
  if (!read) return { missing: "Something in the context can’t be opened any more, and was left out." };
  const notes = read.isCut ? ["Only the beginning is given."] : [];
  return { text: { title: read.title, pages: [read.text], isPaged: false, notes } };
}
