/** What is given to a customer with the answer, in the order of its panel. */
export const compensationFields = ['compensation', 'compensationAmount'] as const

/** The fields of a case that its answer panel shows, and that stand nowhere else on the page. */
export const answerFields = ['answer', ...compensationFields] as const
