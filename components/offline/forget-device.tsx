"use client";
import { useEffect } from "react";
import { forgetDevice } from "@/lib/device/forget";

/** On pages that only somebody signed out sees: deletes what the browser stores of whoever was signed in before. */
export function ForgetDevice() {
  useEffect(() => void forgetDevice(), []);
  return null;
}
