/**
 * What a transport is told of the wire: JSON alone crosses, and `undefined` as a gap in it. oRPC would also make
 * dates, big integers, expressions, sets and maps out of what a caller sends; those are refused.
 */
const builtIn = { bigInt: 0, date: 1, notANumber: 2, url: 4, expression: 5, set: 6, map: 7 }

/** Options for an RPC handler that reads nothing but JSON. Made anew for each: handlers change what they are given. */
export const plainJson = () => ({
  customJsonSerializers: Object.entries(builtIn).map(([name, type]) => ({
    type,
    condition: () => false,
    serialize: (value: unknown) => value,
    deserialize: () => {
      throw new TypeError(`${name} is not JSON`)
    },
  })),
})
