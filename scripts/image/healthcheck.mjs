// Asks the server of this container whether it is ready; the exit code is the answer.
const { HOST = '127.0.0.1', PORT = '3000' } = process.env
const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST
const signal = AbortSignal.timeout(4_000)
const answer = await fetch(`http://${host}:${PORT}/health/ready`, { signal }).catch(() => null)
process.exitCode = answer?.ok ? 0 : 1
