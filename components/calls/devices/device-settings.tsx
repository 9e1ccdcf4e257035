"use client";
import { callSession } from "../session";
import { DeviceFields } from "./device-fields";

/** The devices of calls, outside of one. */
export const DeviceSettings = () => <DeviceFields actions={callSession} isAsked={false} />;
