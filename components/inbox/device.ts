import { workerAddress } from "@/lib/device/version";
import { call } from "@/lib/http/client";
import {
  getPushKeyContract,
  subscribeToPushContract,
  unsubscribeFromPushContract,
} from "@/lib/notifications/contract";

/** Whether this browser shows notifications: `unsupported`, `denied` by its person, `off`, or `on`. */
export type DeviceState = "unsupported" | "denied" | "off" | "on";

const WORKER = "/service-worker.js";
const WANTED = "guildhall-notifications";

/** Off until turned on here, whatever the browser allows. */
export function deviceState(): DeviceState {
  if (!("Notification" in window)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && localStorage.getItem(WANTED) === "on" ? "on" : "off";
}

/** Asks for permission, and for web push where the instance and the browser can. Call it from a press. */
export async function turnOnDevice(): Promise<DeviceState> {
  if ((await Notification.requestPermission()) !== "granted") return deviceState();
  localStorage.setItem(WANTED, "on");
  await subscribe();
  return deviceState();
}

/** Whether this browser receives notifications while Guildhall is closed. */
export async function hasPush(): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration(WORKER);
  return Boolean(await registration?.pushManager?.getSubscription());
}

export async function turnOffDevice(): Promise<DeviceState> {
  localStorage.removeItem(WANTED);
  const registration = await navigator.serviceWorker?.getRegistration(WORKER);
  const subscription = await registration?.pushManager?.getSubscription();
  if (subscription) {
    const { endpoint } = subscription;
    await subscription.unsubscribe();
    await call(unsubscribeFromPushContract, { body: { endpoint } });
  }
  return deviceState();
}

/** Says again where to send, since a subscription ends with the sign-in that made it. Without push nothing happens. */
export async function subscribe(): Promise<void> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return;
  const { publicKey } = await call(getPushKeyContract);
  if (!publicKey) return;
  // Pages register that of their version.
  if (!(await navigator.serviceWorker.getRegistration(WORKER)))
    await navigator.serviceWorker.register(workerAddress(null));
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await subscribeWith(pushManager, publicKey).catch(() => null);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  if (!endpoint || !keys?.p256dh || !keys.auth) return;
  await call(subscribeToPushContract, {
    body: { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } },
  });
}

/** A subscription made with an older key of this instance is of no use. */
async function subscribeWith(pushManager: PushManager, publicKey: string) {
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error;
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(options);
  }
}
