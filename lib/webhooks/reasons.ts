/** Why a delivery failed or was dropped, with the words of the log. */
export const DELIVERY_REASONS = {
  status: "The endpoint answered with an error.",
  timeout: "The endpoint did not answer within 10 seconds.",
  refused: "The address is not allowed: it must be https, and public or listed by the operator.",
  unreachable: "The endpoint could not be reached.",
  redirect: "The endpoint redirects. Enter the address that it redirects to.",
  answer: "The endpoint's answer could not be read.",
  secret: "The secret can’t be read any more. Rotate it.",
  deleted: "Not sent: it has been deleted meanwhile.",
  unreadable: "Not sent: whoever made the webhook can't read it any more.",
  maker: "Not sent: whoever made the webhook may not manage webhooks any more.",
  disabled: "Not sent: the webhook was turned off.",
  loop: "Not sent: it was posted by an incoming webhook in answer to another delivery.",
} as const;

export type DeliveryReason = keyof typeof DELIVERY_REASONS;
