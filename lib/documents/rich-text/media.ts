import { type Attributes, Node } from "@tiptap/core";
import { MAX_ALT, MAX_CAPTION, MAX_FILE_NAME, MIN_IMAGE_WIDTH } from "./limits";

/** The id of a file as all ids are written. */
export const FILE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A file of ours, never an address: who reads the document may read the file, and an export takes it along. */
const fileId: Attributes[string] = {
  default: null,
  parseHTML: (element) => {
    const id = element.getAttribute("data-file-id") ?? "";
    return FILE_ID.test(id) ? id : null;
  },
  renderHTML: ({ fileId }) => (fileId ? { "data-file-id": fileId } : {}),
};

const text = (name: string, length: number): Attributes[string] => ({
  default: null,
  parseHTML: (element) => element.getAttribute(`data-${name}`)?.slice(0, length) || null,
  renderHTML: ({ [name]: value }) => (value ? { [`data-${name}`]: value } : {}),
});

const number = (name: string, from: number, to: number): Attributes[string] => ({
  default: null,
  parseHTML: (element) => {
    const value = Number(element.getAttribute(`data-${name}`));
    return value >= from && value <= to ? value : null;
  },
  renderHTML: ({ [name]: value }) => (value ? { [`data-${name}`]: value } : {}),
});

/** The height of a picture by its width: what is stored keeps its place on the page until the picture is there. */
export const RATIOS = [0.01, 100] as const;

const Image = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    fileId,
    alt: text("alt", MAX_ALT),
    caption: text("caption", MAX_CAPTION),
    /** In percent of the text's; null is the picture's own, as far as there is room. */
    width: number("width", MIN_IMAGE_WIDTH, 100),
    ratio: number("ratio", ...RATIOS),
  }),
  parseHTML: () => [{ tag: "figure[data-file-id]" }],
  renderHTML: ({ node: { attrs }, HTMLAttributes }) => [
    "figure",
    HTMLAttributes,
    ["img", { src: attrs.fileId ? `/api/files/${attrs.fileId}` : null, alt: attrs.alt ?? "" }],
    ...(attrs.caption ? [["figcaption", attrs.caption]] : []),
  ],
});

const File = Node.create({
  name: "file",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ fileId, name: text("name", MAX_FILE_NAME) }),
  parseHTML: () => [{ tag: "div[data-file-id]" }],
  renderHTML: ({ node: { attrs }, HTMLAttributes }) => [
    "div",
    HTMLAttributes,
    ["a", { href: attrs.fileId ? `/api/files/${attrs.fileId}` : null }, attrs.name ?? "File"],
  ],
});

export const mediaNodes = [Image, File];
