import type { Actor } from "@/lib/auth/actor";
import type { ObjectKey } from "@/lib/objects/types";
import { MAX_PROMPT_PICTURES, PICTURE_TOKENS } from "../attachments/limits";
import { loadAttachment, type Picture } from "../attachments/load";
import { isPicture } from "../attachments/presenter";
import type { AttachedPart, MessagePart } from "../parts";
import { asData } from "./as-data";
import { fitPages, type Pages } from "./fit-pages";
import { MAX_OBJECT_TEXT, MAX_PROMPT_OBJECTS } from "./limits";
import { textOfPages } from "./object-texts";
import { readObject } from "./render";
import { shareRoom } from "./share-room";

type Viewer = Pick<Actor, "userId">;
type Question = { id: string; parts: readonly MessagePart[] };
type Text = Pages & { title: string; notes: readonly string[] };
type Model = { label: string; hasVision: boolean };
/** `unloaded`: what isn't looked at, with what the model is told of it. */
type Loaded =
  | { text: Text }
  | { picture: Picture }
  | { missing: string }
  | { unloaded: string; note: string };
/** How many more of each a prompt takes. */
type Left = { pictures: number; objects: number };

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
  model: Model & { roomTokens: number },
): Promise<Material> {
  const given = new Map<string, GivenPart[]>();
  const notes: string[] = [];
  let room = model.roomTokens * BYTES_PER_TOKEN;
  const left: Left = { pictures: MAX_PROMPT_PICTURES, objects: MAX_PROMPT_OBJECTS };
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
    for (const part of attached) loaded.push(await load(viewer, part, model, left));
    const sizes = loaded.map((one) => ("text" in one ? sizeOf(one.text) : 0));
    const seen = loaded.filter((one) => "picture" in one).length;
    const forPictures = seen * PICTURE_TOKENS * BYTES_PER_TOKEN;
    const shares = shareRoom(sizes, room - forPictures);
    const shown = loaded.flatMap((one, at): GivenPart[] => {
      if ("missing" in one) {
        notes.push(one.missing);
        return [said("Something was attached here that the person can’t open any more.")];
      }
      if ("unloaded" in one) {
        notes.push(one.note);
        return [said(one.unloaded)];
      }
      return "text" in one ? textParts(one.text, shares[at] ?? 0, notes) : pictureParts(one.picture);
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

const pictureParts = ({ name, data, mediaType }: Picture): GivenPart[] => [
  { type: "text", text: asData(name, "(The picture that follows.)") },
  { type: "file", data, mediaType },
];

async function load(viewer: Viewer, part: AttachedPart, model: Model, left: Left): Promise<Loaded> {
  if (part.type === "object") return loadObject(viewer, part.object, left);
  return isPicture({ type: part.mediaType })
    ? loadPicture(viewer, part, model, left)
    : loadAttachment(viewer, part);
}

/** Only what is given is decoded. */
async function loadPicture(
  viewer: Viewer,
  part: Extract<AttachedPart, { type: "file" }>,
  { hasVision, label }: Model,
  left: Left,
): Promise<Loaded> {
  if (!hasVision)
    return {
      unloaded: "A picture was attached here, which you can’t see.",
      note: `“${part.name}” is a picture, and ${label} can’t see pictures.`,
    };
  if (left.pictures === 0)
    return {
      unloaded: "A picture was attached here, which isn’t given any more.",
      note: `“${part.name}” was left out: a model is given the latest ${MAX_PROMPT_PICTURES} pictures.`,
    };
  const loaded = await loadAttachment(viewer, part);
  if ("picture" in loaded) left.pictures -= 1;
  return loaded;
}

async function loadObject(viewer: Viewer, object: ObjectKey, left: Left): Promise<Loaded> {
  if (left.objects === 0)
    return {
      unloaded: "Something was attached here that isn’t given any more.",
      note: `Context of earlier questions was left out: a model is given the latest ${MAX_PROMPT_OBJECTS}.`,
    };
  left.objects -= 1;
  const read = await readObject(viewer, object, MAX_OBJECT_TEXT);
  if (!read) return { missing: "Something in the context can’t be opened any more, and was left out." };
  const notes = read.isCut ? ["Only the beginning is given."] : [];
  return { text: { title: read.title, pages: [read.text], isPaged: false, notes } };
}
