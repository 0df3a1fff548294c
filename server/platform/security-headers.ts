/** Nothing but the hub's own files runs, shows or is asked on its pages (safety.md §7). */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const closedFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

/** Passkeys, for the hub's own pages. */
const ownFeatures = ["publickey-credentials-create", "publickey-credentials-get"];

/** The headers of every answer, whatever its status. `isSecure`: the hub is reached over https. */
export function securityHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentPolicy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": [...closedFeatures.map((feature) => `${feature}=()`), ...ownFeatures.map((feature) => `${feature}=(self)`)].join(", "),
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    ...(isSecure ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/** What is sent to whom speaks no HTTP, or too much of it, before any of our code is asked: as bare as can be, with the same headers. */
export function bareRefusal(isSecure: boolean): string {
  const headers = { ...securityHeaders(isSecure), Connection: "close", "Content-Length": "0" };
  return `HTTP/1.1 400 Bad Request\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
}
