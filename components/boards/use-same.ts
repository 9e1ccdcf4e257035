"use client";
import { useState } from "react";

/** The given object until one of its fields is another one. */
export function useSame<T extends object>(given: T): T {
  const [held, setHeld] = useState(given);
  const names = Object.keys(given) as (keyof T)[];
  if (names.every((name) => Object.is(held[name], given[name]))) return held;
  setHeld(given);
  return given;
}
