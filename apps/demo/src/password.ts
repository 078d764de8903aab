/** One password for all accounts of a demo: known to everybody who knows the seed, so for trying out only. */
import { createRandom } from './random.ts'

const WORDS = [
  'heron',
  'willow',
  'lantern',
  'harbour',
  'thimble',
  'meadow',
  'copper',
  'saddle',
  'walnut',
  'ribbon',
  'cinder',
  'marble',
  'pebble',
  'violet',
  'kettle',
  'bramble',
]

export function passwordOf(seed: number): string {
  const random = createRandom(seed).fork('password')
  const [one, two, three] = random.shuffle(WORDS)
  return `${one}-${two}-${three}-${random.int(10, 99)}`
}
