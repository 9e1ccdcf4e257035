import { z } from "zod";
import type { Connection } from "../../providers/connection";
import { presetOf, withStyle } from "./styles";
import type { ImageProtocol, PictureRequest } from "./types";
import { failedWith, limitedBytes, PictureRefused, readJson } from "./wire";

/** How far a variation may go from its picture. */
const STRENGTH = "0.65";

/** Of each service: its path, and what it knows beside a prompt. */
const SERVICES = [
  { matches: /core/, path: "core", hasPresets: true, canVary: false },
  { matches: /ultra/, path: "ultra", hasPresets: false, canVary: true },
  { matches: /^sd3/, path: "sd3", hasPresets: false, canVary: true },
];
const serviceOf = (name: string) => SERVICES.find(({ matches }) => matches.test(name)) ?? SERVICES[0]!;

export const headersOf = ({ apiKey }: Connection): Record<string, string> =>
  apiKey ? { authorization: `Bearer ${apiKey}` } : {};

/** Stability's own API. It tells no progress. */
export const stabilityImages: ImageProtocol = {
  optionsOf: (name) => ({
    sizes: ["1:1", "3:2", "2:3", "16:9", "9:16"],
    qualities: [],
    canVary: serviceOf(name).canVary,
  }),
  parallel: 2,
  makePicture: async (connection, name, request) => {
    const { path } = serviceOf(name);
    const answer = await connection.fetch(`${connection.baseUrl}/v2beta/stable-image/generate/${path}`, {
      method: "POST",
      headers: { ...headersOf(connection), accept: "image/*" },
      body: formOf(name, request),
      signal: request.signal,
    });
    const bytes = await limitedBytes(answer);
    if (!answer.ok) throw failedWith(answer.status, bytes.toString());
    if (answer.headers.get("finish-reason") === "CONTENT_FILTERED") throw new PictureRefused("filtered");
    return { bytes, usage: null };
  },
  test: async (connection, _name, signal) => {
    const address = `${connection.baseUrl}/v1/user/balance`;
    await readJson(await connection.fetch(address, { headers: headersOf(connection), signal }), Balance);
    return { pictures: 0 };
  },
};

export const Balance = z.object({ credits: z.number() });

function formOf(name: string, { prompt, size, style, source }: PictureRequest): FormData {
  const { path, hasPresets } = serviceOf(name);
  const preset = hasPresets ? presetOf(style) : null;
  const form = new FormData();
  const set = (field: string, value: string | null) => value !== null && form.set(field, value);
  set("prompt", preset ? prompt : withStyle(prompt, style));
  set("output_format", "png");
  set("style_preset", preset);
  set("model", path === "sd3" ? name : null);
  // A variation has the shape of its picture.
  set("aspect_ratio", source ? null : size);
  if (source) {
    form.set("image", new Blob([source], { type: "image/png" }), "picture.png");
    set("strength", STRENGTH);
    set("mode", path === "sd3" ? "image-to-image" : null);
  }
  return form;
}
