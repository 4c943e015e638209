// Which addresses may stand as evidence: pages that anybody can open over https. This system never opens them itself.

export const MAX_LINK_LENGTH = 1_000;
const PLAIN = /^https:\/\/[\x21-\x7e]+$/;

export function isHttpsLink(text: string): boolean {
  if (text.length > MAX_LINK_LENGTH || !PLAIN.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  // A password in an address would be published with the plan.
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}
