import { connect } from './connection.ts'
import { httpLinks, windowPorts } from './linkSources.ts'

export { failureFrom } from './failureFrom.ts'

/** The office, typed by the contract; whether it is reached by port or by HTTP is nobody's business. */
export const { client, connected } = connect(
  window.laike ? windowPorts(window, window.laike) : httpLinks(location.origin),
)
