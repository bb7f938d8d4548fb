// Loaded ahead of the app's main file: whoever asks for electron, by import or require, gets the stand-in.
import { registerHooks } from 'node:module'

const standIn = new URL('./standIn.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})
