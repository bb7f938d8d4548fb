/** A phone number as a program that dials understands it: digits, and the signs of an extension. */
export const dialled = (typed: string): string => typed.normalize('NFKC').replace(/[^\d+*#,;]/g, '')
