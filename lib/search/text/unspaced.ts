import { UNSPACED } from "@/lib/markdown/word-borders";
import { PICTURES } from "./characters";

const ANY = new RegExp(`[${UNSPACED}${PICTURES}]`, "u");

/** Whether a text has scripts without spaces between words, or emoji, where one character is a word. */
export const isUnspaced = (text: string) => ANY.test(text);
