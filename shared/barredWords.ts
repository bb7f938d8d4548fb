/** Words written in one text with bars between them, as lists of names are kept readable. */
export const words = (text: string): readonly string[] => text.split('|').map((word) => word.trim())
