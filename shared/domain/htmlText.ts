const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands in HTML, between tags or in the quotes of an attribute: whatever it holds is no markup. */
export const htmlText = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign]!)
