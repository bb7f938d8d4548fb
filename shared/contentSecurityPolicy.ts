/**
 * What a page of Laike may load, as the value of a Content-Security-Policy header: its own files and nothing else.
 * Sent by the desktop's `app://` protocol and by the browser host. Inline styles are allowed because Element Plus
 * positions what floats with them; images may be drawn by the page itself.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
