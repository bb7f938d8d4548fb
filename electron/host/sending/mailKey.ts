import { domainToASCII, domainToUnicode } from 'node:url'

/** An address as servers read it: the domain in ASCII, for few of them read others. */
export const onTheWire = (address: string): string => withDomain(address, domainToASCII)

/** Under which all spellings of an email address meet: in small letters, as servers read it. Numbers stay as they are. */
export const mailKey = (address: string): string => onTheWire(address.trim().toLowerCase())

/** How an email address may be written, in small letters: its domain as servers read it, and as people do. */
export const mailSpellings = (address: string): readonly string[] => {
  const key = mailKey(address)
  return [...new Set([key, withDomain(key, domainToUnicode)])]
}

function withDomain(address: string, spelled: (domain: string) => string): string {
  const at = address.lastIndexOf('@') + 1
  return at === 0
    ? address
    : `${address.slice(0, at)}${spelled(address.slice(at)) || address.slice(at)}`
}
