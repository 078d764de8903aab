// Secrets that are looked up: long and random, so a plain hash of them is as good as a slow one.
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, fit for URLs. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest()
