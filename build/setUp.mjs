import { install, isInstalled } from './dependencies.mjs'
import { findNode24, needsNode24 } from './node24.mjs'

/**
 * Readies a bare machine: the packages of the lockfile and a Node 24. Returns that Node, or null after saying in
 * plain words what is missing.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
export async function setUp(root) {
  if (!isInstalled(root)) {
    console.log('正在安装所需的组件…… Installing what Laike needs.')
    const problem = await install(root)
    if (problem !== null) {
      console.error(problem)
      console.error(
        '没有装好：请检查网络后再试。 The packages could not be installed: check the network and try again.',
      )
      return null
    }
  }
  const node = await findNode24(root)
  if (!node) console.error(needsNode24)
  return node
}
