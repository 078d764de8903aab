// What can go wrong with an engine, told in one line.

/** An engine could not be found, started or used. The message is one line, fit for the terminal as it is. */
export class EngineError extends Error {
  readonly code = 'ENGINE'
  override name = 'EngineError'
}
