import type { Graph } from "./import-rules.mjs";

export function importsOf(text: string): { specifier: string; isType: boolean }[];
export function readGraph(folders: string[]): Graph;
